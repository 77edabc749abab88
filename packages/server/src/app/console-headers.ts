/**
 * What the console's pages may do. No `data:` and no `blob:` images: the QR code of a new MFA device is drawn on a canvas from
 * its bytes (`createImageBitmap`), for which no source has to be allowed. Forms are handled by script, never sent by the browser.
 *
 * SOURCE: CSP Level 3; Trusted Types. Nothing in the console makes a policy, so none may be made.
 */
const POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

const OWN_FEATURES: readonly string[] = ['clipboard-write', 'publickey-credentials-create', 'publickey-credentials-get'];
const NO_FEATURES: readonly string[] = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
];

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY.join('; '),
  'permissions-policy': [...OWN_FEATURES.map((name) => `${name}=(self)`), ...NO_FEATURES.map((name) => `${name}=()`)].join(', '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const STRICT: Readonly<Record<string, string>> = { ...HEADERS, 'strict-transport-security': 'max-age=31536000' };

/**
 * The headers of everything below `/console/`.
 *
 * @param secure whether the request came over TLS: over plain http a browser ignores `Strict-Transport-Security`, and we don't say it.
 * @param loopback whether it was asked for by a name such as `localhost`, which other programs on the machine share over http.
 */
export const consoleHeaders = (secure: boolean, loopback: boolean): Readonly<Record<string, string>> =>
  secure && !loopback ? STRICT : HEADERS;
