import { useEffect, useRef, useState } from 'react';

type Value<Row> = (row: Row) => string | number | undefined;
/** Says which of two rows comes first, as `Array.prototype.sort` asks. */
export type Compare<Row> = (a: Row, b: Row) => number;

interface Valued<Row> {
  readonly id: string;
  readonly value?: Value<Row>;
}

/** Numbers by size, texts as people sort them, and rows without a value last. */
export function compareBy<Row>(value: Value<Row>): Compare<Row> {
  return (a, b) => {
    const left = value(a);
    const right = value(b);
    if (left === right) return 0;
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return typeof left === 'number' && typeof right === 'number'
      ? left - right
      : String(left).localeCompare(String(right), undefined, { numeric: true, sensitivity: 'base' });
  };
}

/**
 * Hands out one comparison a column for as long as the table is drawn, though a page makes its columns anew each time: the
 * table knows the column it is sorted by from its comparison, and forgets which way when that is another one.
 */
export function useComparisons<Row>(columns: readonly Valued<Row>[]): (columnId: string) => Compare<Row> {
  const latest = useRef(columns);
  useEffect(() => {
    latest.current = columns;
  }, [columns]);
  const [known] = useState(() => new Map<string, Compare<Row>>());
  return (columnId) => {
    let compare = known.get(columnId);
    if (!compare) {
      const valueOf: Value<Row> = (row) => latest.current.find(({ id }) => id === columnId)?.value?.(row);
      known.set(columnId, (compare = compareBy(valueOf)));
    }
    return compare;
  };
}
