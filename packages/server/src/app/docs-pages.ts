import { existsSync, readFileSync } from 'node:fs';

/** A page of the documentation, as the repository has it. */
export interface DocsPage {
  /** `/docs/README.md` */
  readonly path: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

const PAGES: readonly (readonly [file: string, title: string])[] = [
  ['README.md', 'Read me: first steps'],
  ['docs/configuration.md', 'Configuration: every setting'],
  ['docs/compatibility.md', 'Compatibility: every operation'],
  ['docs/errors.md', 'Errors'],
  ['SECURITY.md', 'Security: what is promised and what is not'],
];

/** Reads the documentation that stands beside this program; none where it was installed without it. */
export function docsPages(): readonly DocsPage[] {
  const root = new URL('../../../../', import.meta.url); // of src/app and dist/app alike
  const manifest = new URL('package.json', root);
  // Anywhere else this folder is somebody else's.
  if (!existsSync(manifest) || !readFileSync(manifest, 'utf8').includes('"countersign-workspace"')) return [];
  return PAGES.map(([file, title]) => ({ file: new URL(file, root), title, path: `/docs/${file.replace(/^docs\//, '')}` }))
    .filter(({ file }) => existsSync(file))
    .map(({ file, title, path }) => ({ path, title, text: readFileSync(file, 'utf8') }));
}
