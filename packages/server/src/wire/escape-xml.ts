// `&`, `<`, `>`; C0 controls; what XML 1.0 cannot carry: U+FFFE, U+FFFF and lone surrogates (under `u` a pair is one point).
// oxlint-disable-next-line no-control-regex -- finding control characters is what it is for
const SPECIAL = /[&<>\u0000-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;
const SPECIALS = new RegExp(SPECIAL, 'gu');

/**
 * Escapes text for an XML element. Tab, LF and CR become character references, since parsers normalise them otherwise;
 * what XML 1.0 cannot carry becomes U+FFFD.
 */
export const escapeXml = (text: string): string => (SPECIAL.test(text) ? text.replace(SPECIALS, reference) : text);

function reference(sign: string): string {
  switch (sign) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '\t':
      return '&#x9;';
    case '\n':
      return '&#xA;';
    case '\r':
      return '&#xD;';
    default:
      return '\uFFFD';
  }
}
