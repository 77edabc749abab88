const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What the page at the console's address says, until the console itself stands there. */
export interface PageFacts {
  readonly version: string;
  readonly endpoint: string;
  readonly engine: string;
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

/** A plain page that says what runs and how to use it. It shows nothing that is not public. */
export function consolePage({ version, endpoint, engine }: PageFacts): string {
  const url = escape(endpoint);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Countersign</title>
<style>
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
  body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
  h1 { font-size: 1.9rem; letter-spacing: -0.02em; margin: 0; }
  h1 + p { margin-top: 0.25rem; opacity: 0.75; }
  h2 { font-size: 1.1rem; margin: 2.25rem 0 0.5rem; }
  pre { border: 1px solid var(--line); border-radius: 8px; padding: 0.85rem 1rem; overflow-x: auto; font-size: 0.9rem; }
  code { font-family: ui-monospace, monospace; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.25rem; }
  dt { opacity: 0.7; } dd { margin: 0; }
</style>
</head>
<body>
<h1>Countersign</h1>
<p>Your own IAM: the AWS IAM and STS APIs, signatures and policies.</p>
<dl>
  <dt>Status</dt><dd>running</dd>
  <dt>Version</dt><dd>${escape(version)}</dd>
  <dt>Endpoint</dt><dd><code>${url}</code> (IAM and STS)</dd>
  <dt>Store</dt><dd>${escape(engine)}</dd>
</dl>
<p>The web console is not built yet. Until it is, everything is done with the command line or any AWS SDK.</p>
<h2>Who am I</h2>
<pre><code>aws sts get-caller-identity --endpoint-url ${url}</code></pre>
<h2>An administrator, so that root can rest</h2>
<pre><code>aws iam create-group --group-name Administrators --endpoint-url ${url}
aws iam attach-group-policy --group-name Administrators \\
    --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --endpoint-url ${url}
aws iam create-user --user-name alice --endpoint-url ${url}
aws iam add-user-to-group --group-name Administrators --user-name alice --endpoint-url ${url}
countersign keys create --user alice --csv alice_accessKeys.csv</code></pre>
<h2>Why was a request refused</h2>
<pre><code>countersign explain REQUEST_ID</code></pre>
<p>The documentation stands in the repository: <code>README.md</code>, <code>docs/configuration.md</code>, <code>docs/compatibility.md</code>.</p>
</body>
</html>
`;
}
