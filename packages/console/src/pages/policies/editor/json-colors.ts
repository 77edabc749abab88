import { Decoration, MatchDecorator, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const key = Decoration.mark({ class: 'cm-json-key' });
const string = Decoration.mark({ class: 'cm-json-string' });
const scalar = Decoration.mark({ class: 'cm-json-scalar' });

const decorator = new MatchDecorator({
  regexp: /"(?:[^"\\\n]|\\.)*"?(?=(\s*:)?)|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*/g,
  decoration: ([text, colon]) => (text.startsWith('"') ? (colon === undefined ? string : key) : scalar),
});

/** Colors for keys, strings and the rest. They hold line by line, so they stay right while the JSON around them is broken. */
export const jsonColors = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorator.createDeco(view);
    }
    update(update: ViewUpdate): void {
      this.decorations = decorator.updateDeco(update, this.decorations);
    }
  },
  { decorations: ({ decorations }) => decorations },
);
