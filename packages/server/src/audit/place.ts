/** Where a record stands in the trail. */
export interface Place {
  /** The row's number, from 1. */
  readonly seq: number;
  /** Which record of the row, from 0: rows of reads hold many. */
  readonly index: number;
}

/** Writes a place, for a marker: `1234.56`, 33 characters at most. */
export function placeText({ seq, index }: Place): string {
  return `${seq}.${index}`;
}

/** Reads what `placeText` wrote. A number alone is the first record of that row: so were markers before there were packs. */
export function readPlace(text: string): Place {
  const [seq, index = '0'] = text.split('.');
  return { seq: Number(seq), index: Number(index) };
}
