import { header, type HttpRequest, type HttpResponse } from '../http/message.ts';
import type { ConsoleFile, ConsoleFiles, Encoding } from './console-files.ts';

const FOREVER = 'public, max-age=31536000, immutable';

const MISSING: HttpResponse = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'There is no such file of the console.\n',
};

/** The packings that a request accepts, the best first. SOURCE: RFC 9110 §12.5.3. */
function accepted(request: HttpRequest): readonly Encoding[] {
  const weights = new Map(
    (header(request, 'accept-encoding') ?? '').split(',').map((entry) => {
      const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const;
    }),
  );
  return [...(['br', 'gzip'] as const).filter((name) => (weights.get(name) ?? 0) > 0), 'identity'];
}

/** Whether the browser says that it has this very answer. SOURCE: RFC 9110 §13.1.2, weak comparison. */
function isKnown(request: HttpRequest, etag: string): boolean {
  const known = header(request, 'if-none-match');
  return known !== undefined && known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
}

function answerFile(request: HttpRequest, file: ConsoleFile, immutable: boolean): HttpResponse {
  const encoding = accepted(request).find((each) => file.encodings.includes(each)) ?? 'identity';
  const etag = encoding === 'identity' ? `"${file.etag}"` : `"${file.etag}-${encoding}"`;
  const headers = { etag, 'cache-control': immutable ? FOREVER : 'no-cache', vary: 'accept-encoding' };
  if (isKnown(request, etag)) return { status: 304, headers, body: '' };
  const body = file.body(encoding);
  if (!body) return MISSING;
  return {
    status: 200,
    headers: {
      'content-type': file.type,
      ...headers,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
    body,
  };
}

/**
 * Answers a GET below `/console/`.
 *
 * A path that is no file is a page of the app, which its router shows. But a missing asset is missing, and so is what browsers
 * and robots look for at the top (`favicon.ico`); deeper down a dot is part of somebody's name.
 *
 * @param path below `/console/`, as it was sent.
 */
export function answerConsole(request: HttpRequest, path: string, files: ConsoleFiles): HttpResponse {
  const file = files.get(path);
  if (file) return answerFile(request, file, path.startsWith('assets/'));
  const index = files.get('index.html');
  if (!index || path.startsWith('assets/') || /^[^/]*\.[^/]*$/.test(path)) {
    return MISSING;
  }
  return answerFile(request, index, false);
}
