/**
 * An SDK's request type once the input was validated: the members that AWS requires are there.
 * The SDK types every member as optional, since it must let a client leave out anything.
 */
export type Checked<Request, Required extends keyof Request = never> = Readonly<Request> & {
  readonly [Member in Required]-?: NonNullable<Request[Member]>;
};
