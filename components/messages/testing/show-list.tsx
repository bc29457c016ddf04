import { createRef, useState } from 'react';
import { defaultColumns } from '../columns.ts';
import type { FeedState, Row } from '../feed.ts';
import { RecordList, type RecordListHandle } from '../record-list.tsx';
import type { ListChoices } from '../use-list-layout.ts';
import { useMarks } from '../use-marks.ts';
import { mount } from './mount.tsx';

const ended = (rows: Row[]): FeedState => ({
  phase: 'ended',
  live: false,
  order: 'oldest',
  pages: [],
  rows,
  count: rows.length,
  dropped: 0,
  error: null,
  startedAt: 0,
  endedAt: 0,
});

/** Draws the list as the browser has it; `opened` and `chosen` gather what was asked for. */
export async function showList(rows: Row[], choices: Partial<ListChoices> = {}) {
  const opened: number[] = [];
  const chosen: Partial<ListChoices>[] = [];
  const handle = createRef<RecordListHandle>();
  const feed = ended(rows);

  function List() {
    const marks = useMarks();
    const [state, setState] = useState<ListChoices>({ columns: defaultColumns, rows: 'compact', ...choices });
    return (
      <div className="records" style={{ paddingTop: 'var(--header)' }}>
        <RecordList
          feed={feed}
          order="oldest"
          selected={null}
          cursor={null}
          hrefOf={(row) => `?at=${row.partition}.${row.offset}`}
          onOpen={(index) => opened.push(index)}
          marks={marks}
          choices={state}
          onChoose={(change) => {
            chosen.push(change);
            setState({ ...state, ...change });
          }}
          exportHref={(format) => `/export?format=${format}`}
          handle={handle}
        />
      </div>
    );
  }
  const screen = await mount(<List />);
  return { screen, opened, chosen, handle };
}

/** Texts of a row's cells, from the time on. */
export const cellsOf = (index: number) =>
  [...document.querySelectorAll(`tr[data-index="${index}"] td:not(.pick)`)].map((cell) => cell.textContent?.trim());

/** Texts of the head, from the time on. */
export const headsOf = () =>
  [...document.querySelectorAll('thead th:not(.pick, .list-tools)')].map((cell) => cell.textContent?.trim());
