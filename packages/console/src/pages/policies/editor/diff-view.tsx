import Box from '@cloudscape-design/components/box';
import { getChunks, MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useText } from '../../../text/catalogue.ts';
import { diffTheme, editorTheme } from './editor-theme.ts';
import { jsonColors } from './json-colors.ts';
import { editorText } from './text.ts';
import './editor.css';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly beforeName: string;
  readonly afterName: string;
}

/** Two texts beside each other; in a narrow window below each other, line by line. In a shadow root, as the editor. */
export default function DiffView({ before, after, beforeName, afterName }: Props): JSX.Element {
  const text = useText(editorText);
  const host = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState<number>();
  useEffect(() => {
    if (!host.current) return undefined;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const extensions = (name: string): Extension => [
      lineNumbers(),
      jsonColors,
      editorTheme,
      diffTheme,
      EditorView.lineWrapping,
      EditorState.readOnly.of(true),
      EditorView.contentAttributes.of({ 'aria-label': text.diffLabel(name), 'aria-readonly': 'true', tabindex: '0' }),
    ];
    const isWide = host.current.clientWidth > 640;
    if (isWide) {
      const view = new MergeView({
        root,
        parent: root,
        a: { doc: before, extensions: extensions(beforeName) },
        b: { doc: after, extensions: extensions(afterName) },
      });
      setCount(view.chunks.length);
      return () => view.destroy();
    }
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: after,
        extensions: [extensions(afterName), unifiedMergeView({ original: before, mergeControls: false })],
      }),
    });
    setCount(getChunks(view.state)?.chunks.length);
    return () => view.destroy();
  }, [before, after, beforeName, afterName, text]);
  return (
    <>
      {count !== undefined && <Box>{text.differences(count)}</Box>}
      <div ref={host} className="policy-text policy-diff" dir="ltr" />
    </>
  );
}
