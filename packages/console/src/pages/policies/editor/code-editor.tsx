import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, type JSX } from 'react';
import { smallestEdit } from './card-edits.ts';
import { policyCompletion } from './completion.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { editorTheme } from './editor-theme.ts';
import { jsonColors } from './json-colors.ts';
import type { TextEdit } from './json-edits.ts';
import type { Problem } from './problem.ts';
import { serviceFacts } from './service-facts.ts';
import './editor.css';

/** What the page around an editor does to it. */
export interface EditorHandle {
  /** Makes the text this text, touching only what differs; one step to undo. */
  readonly write: (text: string) => void;
  /** Makes edits at once. */
  readonly edit: (edits: readonly TextEdit[]) => void;
  /** Moves the cursor, and the focus and the view to it. */
  readonly goTo: (from: number, to?: number) => void;
}

interface Props {
  readonly initial: string;
  readonly label: string;
  readonly describedBy?: string;
  readonly accountId: string;
  readonly problems: { readonly found: readonly Problem[]; readonly text: string } | undefined;
  readonly onChange: (text: string) => void;
  readonly onCursor: (offset: number) => void;
  readonly onReady: (handle: EditorHandle) => void;
}

/** The policy editor. It lives in a shadow root, whose style sheets need no exception from the content policy. */
export default function CodeEditor(props: Props): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    const { initial, label, accountId, onReady } = latest.current;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const created = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: initial,
        extensions: [
          lineNumbers(),
          lintGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('    '),
          bracketMatching(),
          closeBrackets(),
          json(),
          jsonColors,
          editorTheme,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            tabindex: '0',
            spellcheck: 'false',
            autocapitalize: 'off',
            translate: 'no',
          }),
          autocompletion({
            override: [policyCompletion(() => serviceFacts().catch(() => undefined), accountId)],
            activateOnTypingDelay: 50,
            interactionDelay: 0, // Enter in a string can mean nothing else
          }),
          // Tab stays the browser's: it leads out of the editor.
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
            if (update.selectionSet || update.docChanged) latest.current.onCursor(update.state.selection.main.head);
          }),
        ],
      }),
    });
    view.current = created;
    onReady(handleOf(created));
    return () => {
      created.destroy();
      view.current = undefined;
    };
  }, []);

  const { problems } = props;
  useEffect(() => {
    const shown = view.current;
    if (!shown || !problems || shown.state.doc.toString() !== problems.text) return;
    shown.dispatch(setDiagnostics(shown.state, diagnosticsOf(problems.found, problems.text)));
  }, [problems]);

  return <div ref={host} className="policy-text" dir="ltr" />;
}

function handleOf(view: EditorView): EditorHandle {
  return {
    write(text) {
      const edit = smallestEdit(view.state.doc.toString(), text);
      if (edit) view.dispatch({ changes: edit, userEvent: 'input.card' });
    },
    edit: (edits) => view.dispatch({ changes: [...edits], userEvent: 'input.fix' }),
    goTo(from, to = from) {
      const last = view.state.doc.length;
      const anchor = Math.min(from, last);
      view.dispatch({
        selection: { anchor, head: Math.min(to, last) },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      view.focus();
    },
  };
}
