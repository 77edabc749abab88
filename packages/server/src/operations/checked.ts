/**
 * The SDK's input type as it is after the wire room has checked it: required members are there.
 * The SDK writes a required member as `Name: string | undefined` and an optional one as `Name?: …`.
 */
export type Checked<T> = { readonly [K in keyof T]: object extends Pick<T, K> ? T[K] : Exclude<T[K], undefined> };
