import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const MONOSPACE = "ui-monospace, 'DejaVu Sans Mono', 'SF Mono', Menlo, Consolas, monospace";
const LINE = 'light-dark(#b6bec9, #414d5c)';
const PANEL = 'light-dark(#ffffff, #1b232d)';
const TEXT = 'light-dark(#16191f, #e9ecf1)';
const FAINT = 'light-dark(#5f6b7a, #a4abb5)';
const ACCENT = 'light-dark(#0b6e4f, #4fd1a1)';

/** A mark of its own shape for each gravity, in place of the package's pictures: those are data: addresses. */
const mark = (color: string, radius: string): Readonly<Record<string, string>> => ({
  content: '""',
  display: 'block',
  width: '0.6em',
  height: '0.6em',
  background: color,
  borderRadius: radius,
});
const wave = (color: string): Readonly<Record<string, string>> => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy ${color}`,
  textDecorationSkipInk: 'none',
});
const RED = 'light-dark(#b3261e, #ff8a80)';
const AMBER = 'light-dark(#8a5a00, #ffc266)';
const BLUE = 'light-dark(#0b5cad, #8ab8ff)';

/** How the editor looks, light and dark in one: it follows the color scheme of the page around it. */
export const editorTheme: Extension = EditorView.theme({
  '&': { color: TEXT, backgroundColor: PANEL, border: `1px solid ${LINE}`, borderRadius: '8px', fontSize: '13px' },
  '&.cm-editor': { maxHeight: '48vh' },
  '&.cm-focused': { outline: `2px solid ${ACCENT}`, outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: MONOSPACE, lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: TEXT, padding: '8px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: TEXT },
  '.cm-gutters': {
    backgroundColor: 'light-dark(#f6f7f9, #12181f)',
    color: FAINT,
    border: 'none',
    borderRight: `1px solid ${LINE}`,
    borderRadius: '8px 0 0 8px',
  },
  '.cm-activeLine': { backgroundColor: 'light-dark(#f2f6f480, #23303a80)' },
  '.cm-activeLineGutter': { backgroundColor: 'light-dark(#e7efec, #23303a)', color: TEXT },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'light-dark(#b9e2d2, #235644)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: `1px solid ${ACCENT}` },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent', outline: `1px solid ${RED}` },
  '.cm-tooltip': { backgroundColor: PANEL, color: TEXT, border: `1px solid ${LINE}`, borderRadius: '6px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: MONOSPACE, maxHeight: '16em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'light-dark(#0b6e4f, #4fd1a1)',
    color: 'light-dark(#ffffff, #0b1410)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '.cm-completionDetail': { color: FAINT, fontStyle: 'normal' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-tooltip.cm-completionInfo': { maxWidth: '26em' },
  '.cm-lintRange-error': wave(RED),
  '.cm-lintRange-warning': wave(AMBER),
  '.cm-lintRange-info, .cm-lintRange-hint': wave(BLUE),
  '.cm-lintPoint-error:after': { borderBottomColor: RED },
  '.cm-lint-marker': { width: '0.6em', height: '0.6em', marginTop: '0.45em' },
  '.cm-lint-marker-error': mark(RED, '0'),
  '.cm-lint-marker-warning': mark(AMBER, '0 100% 0 0'),
  '.cm-lint-marker-info, .cm-lint-marker-hint': mark(BLUE, '50%'),
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', maxWidth: '36em' },
  '.cm-diagnostic-error': { borderLeftColor: RED },
  '.cm-diagnostic-warning': { borderLeftColor: AMBER },
  '.cm-diagnostic-info, .cm-diagnostic-hint': { borderLeftColor: BLUE },
  '.cm-diagnosticAction': { backgroundColor: 'light-dark(#0b6e4f, #4fd1a1)', color: 'light-dark(#ffffff, #0b1410)' },
  '.cm-panels': { backgroundColor: PANEL, color: TEXT },
  '.cm-json-key': { color: 'light-dark(#5b2a86, #cfa8f5)' },
  '.cm-json-string': { color: 'light-dark(#0a5c42, #7fe3be)' },
  '.cm-json-scalar': { color: 'light-dark(#9a3b00, #ffb27a)' },
  '.cm-snippetField': { backgroundColor: 'light-dark(#e7f5ef, #10261e)' },
});

/** How two texts look beside each other. What is gone is struck through, too: color alone says nothing to many. */
export const diffTheme: Extension = EditorView.theme({
  '&.cm-editor': { maxHeight: 'none' },
  '.cm-changedLine': { backgroundColor: 'light-dark(#eaf6f0, #14281f) !important' },
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'light-dark(#fdecea, #33191a) !important' },
  '&.cm-merge-b .cm-changedText, .cm-insertedLine .cm-changedText, ins': {
    background: 'light-dark(#bfe6d3, #17452f)',
    textDecoration: 'none',
  },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText, del': {
    background: 'light-dark(#f7c9c5, #54201f)',
    textDecoration: 'line-through',
  },
});
