/** What AWS demands of one value. Lengths are Unicode scalar values of a string, or items of a list. */
export interface Constraint {
  /** Smallest length of a string or list; smallest value of a number. */
  readonly min?: number;
  readonly max?: number;
  /** As AWS writes it, without anchors of ours; the whole value must match. */
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

interface Common {
  /** INVARIANT: never written to a log, an audit record or an error text. */
  readonly sensitive?: boolean;
  readonly constraint?: Constraint;
  /** AWS's name of the constraint's type, such as `pathPrefixType`. */
  readonly typeName?: string;
}
export interface Scalar extends Common {
  readonly kind: 'string' | 'number' | 'boolean' | 'timestamp' | 'blob';
  /** Written as RFC 3986 percent-encoding: policy documents in answers. */
  readonly percentEncoded?: boolean;
}
export interface ListShape extends Common {
  readonly kind: 'list';
  readonly item: Shape;
}
/** Keys are strings. */
export interface MapShape extends Common {
  readonly kind: 'map';
  readonly value: Shape;
}
export interface StructureShape extends Common {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: readonly Member[];
}
export type Shape = Scalar | ListShape | MapShape | StructureShape;

export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
}

/** The services of this house; the first two are AWS's. */
export type ServiceName = 'iam' | 'sts' | 'countersign';

/** One action on the wire. An operation without `output` answers with no Result element at all. */
export interface OperationShape {
  readonly service: ServiceName;
  readonly name: string;
  readonly input: StructureShape;
  readonly output?: StructureShape;
}

/** A string, for describing an operation by hand. */
export const text = (more: Omit<Scalar, 'kind'> = {}): Scalar => ({ kind: 'string', ...more });
/** A whole number of 32 bits. */
export const whole = (constraint: Constraint = {}): Scalar => ({ kind: 'number', constraint });
export const flag: Scalar = { kind: 'boolean' };
export const instant: Scalar = { kind: 'timestamp' };
export const list = (item: Shape): ListShape => ({ kind: 'list', item });

/** A structure, its required members first, as AWS orders them. */
export const structure = (
  name: string,
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): StructureShape => ({
  kind: 'structure',
  name,
  members: [
    ...Object.entries(required).map(([member, shape]) => ({ name: member, required: true, shape })),
    ...Object.entries(optional).map(([member, shape]) => ({ name: member, required: false, shape })),
  ],
});
