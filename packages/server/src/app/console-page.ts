import type { DocsPage } from './docs-pages.ts';

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What the page at the console's address says where the console itself was not built. */
export interface PageFacts {
  readonly version: string;
  readonly endpoint: string;
  readonly engine: string;
  readonly region: string;
  /** What of the documentation is there to be read. */
  readonly docs: readonly DocsPage[];
}

/** Headers that let the page do nothing but be read. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const STYLE = `
  :root {
    color-scheme: light dark;
    --ink: light-dark(#16191f, #e9ecf1); --soft: light-dark(#5a6472, #9aa5b4); --line: light-dark(#dde2e9, #2b323c);
    --ground: light-dark(#f5f7fa, #0f1216); --sheet: light-dark(#fff, #171b21); --accent: light-dark(#0b6e4f, #4fd1a1);
  }
  * { box-sizing: border-box; }
  body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 0; }
  main { max-width: 48rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
  h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.02em; margin: 0; }
  h1 + p { margin: 0.35rem 0 1.75rem; color: var(--soft); }
  h2 { font-size: 1.05rem; margin: 2.25rem 0 0.6rem; }
  dl, pre { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.5rem; margin: 0; }
  dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
  .up::before { content: "\\25cf"; color: var(--accent); margin-right: 0.45rem; }
  pre { overflow-x: auto; font-size: 0.875rem; margin: 0; }
  code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
  .note { color: var(--soft); margin: 1rem 0 0; }
  ul { margin: 0; padding-left: 1.2rem; } a { color: var(--accent); }
`;

const DOCS_ELSEWHERE = '<p>The documentation stands in the repository: README.md and the folder docs.</p>';

/** A plain page that says what runs and how to use it. It shows nothing that is not public. */
export function consolePage({ version, endpoint, engine, docs }: PageFacts): string {
  const url = escape(endpoint);
  const links = docs.map(({ path, title }) => `  <li><a href="${escape(path)}">${escape(title)}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Countersign</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Countersign</h1>
<p>Your own IAM: the AWS IAM and STS APIs, signatures and policies.</p>
<dl>
  <dt>Status</dt><dd class="up">running</dd>
  <dt>Version</dt><dd>${escape(version)}</dd>
  <dt>Endpoint</dt><dd><code>${url}</code> (IAM and STS)</dd>
  <dt>Store</dt><dd>${escape(engine)}</dd>
</dl>
<p class="note">The web console was not built with this server: <code>npm run build</code> in the repository builds it. Without it, everything is
done with the command line or any AWS SDK.</p>
<h2>Who am I?</h2>
<pre><code>aws sts get-caller-identity --endpoint-url ${url}</code></pre>
<h2>Make an administrator, so that root can rest</h2>
<pre><code>alias iam='aws iam --endpoint-url ${url}'
iam create-group --group-name Administrators
iam attach-group-policy --group-name Administrators \\
    --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
iam create-user --user-name alice
iam add-user-to-group --group-name Administrators --user-name alice
iam create-access-key --user-name alice</code></pre>
<h2>Why was a request refused?</h2>
<pre><code>countersign explain REQUEST_ID</code></pre>
<h2>Documentation</h2>
${links.length === 0 ? DOCS_ELSEWHERE : `<ul>\n${links.join('\n')}\n</ul>`}
</main>
</body>
</html>
`;
}
