/** A place in a policy text. `line` counts from 1, `column` and `offset` from 0, in UTF-16 units, as ValidatePolicy has them. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where a piece of JSON starts, and where the first character after it stands. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export interface JsonString extends Span {
  readonly kind: 'string';
  readonly value: string;
}

/** A number, boolean or null, kept as the text in the document: `1.0` stays `1.0`, and every digit survives. */
export interface JsonScalar extends Span {
  readonly kind: 'number' | 'boolean' | 'null';
  readonly text: string;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}

/** An object as a list of members: no key can reach a prototype. Keys are unique. */
export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
}

/** A JSON value that knows where it stands. */
export type JsonNode = JsonString | JsonScalar | JsonArray | JsonObject;
