'use client';

import { useMemo } from 'react';
import { type Column, readColumns } from './columns.ts';
import type { FeedState } from './feed.ts';
import { isNumeric } from './field-value.ts';

/** How tall a row is: 28 px, 36 px, or as its texts need. */
export type RowHeight = 'compact' | 'comfortable' | 'wrap';

/** How the list shows its records, as it stands in the URL. */
export interface ListChoices {
  columns: string;
  rows: RowHeight;
}

/** Pixels; where rows wrap, what one is taken for until it is drawn. */
export const rowHeights = { compact: 28, comfortable: 36, wrap: 28 } as const satisfies Record<RowHeight, number>;

export interface ListLayout {
  columns: readonly Column[];
  /** Which of the columns stand right-aligned. */
  numeric: readonly boolean[];
  wrap: boolean;
  /** Cells of a whole row. */
  span: number;
  /** Pixels below which the columns can't be read. */
  least: number;
  /** Pixels of a column beside the whole value. */
  field: number;
  /** Characters of a text that are drawn: what is cut off costs as much as what is seen. */
  characters: number;
}

/** Box, time, partition, offset, and the tools at the right edge. */
const fixedCells = 5;
const fixedWidth = 28 + 178 + 56 + 116 + 96;
const leastField = 112;
const leastValue = 160;
const mostField = 168;
/** A character is no narrower, in pixels. */
const leastCharacter = 6;
const mostCharacters = 400;
const mostWrapped = 2_000;

/** How the list looks that has these rows and this many pixels; 0: not known yet. */
export function useListLayout({ columns: list, rows: height }: ListChoices, { rows, count }: FeedState, width: number) {
  const some = Math.min(count, 50);
  return useMemo((): ListLayout => {
    const columns = readColumns(list);
    const values = columns.filter(({ text }) => text === 'value').length;
    const fields = columns.length - values;
    const least = fixedWidth + values * leastValue + fields * leastField;
    const spare = Math.max(0, width - least);
    return {
      columns,
      numeric: columns.map((column) => isNumeric(rows.slice(0, some), column)),
      wrap: height === 'wrap',
      span: fixedCells + Math.max(1, columns.length),
      least,
      // The value gets at least half of what is to spare.
      field: Math.min(mostField, leastField + spare / 2 / Math.max(1, fields)),
      characters:
        height === 'wrap'
          ? mostWrapped
          : Math.min(mostCharacters, Math.ceil((width || mostCharacters * leastCharacter) / leastCharacter)),
    };
  }, [list, height, rows, some, width]);
}
