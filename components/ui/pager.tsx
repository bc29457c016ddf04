'use client';

import type { ReactNode } from 'react';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { Button, IconButton } from './button.tsx';
import { Select } from './select.tsx';

interface PagerProps {
  page: number;
  pageSize: number;
  total: number;
  /** What is counted: `topic`. */
  noun: string;
  onPage: (page: number) => void;
  onPageSize: (pageSize: number) => void;
  /** What the list does not show, in words. */
  hidden?: ReactNode;
}

const pageSizes = [20, 50, 100, 200, 500];

/** Which rows of how many, what is hidden, and the way to the others. */
export function Pager({ page, pageSize, total, noun, onPage, onPageSize, hidden }: PagerProps) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = Math.min(total, (page - 1) * pageSize + 1);
  const last = Math.min(total, page * pageSize);
  const sizes = pageSizes.includes(pageSize) ? pageSizes : [...pageSizes, pageSize].sort((a, b) => a - b);
  return (
    <div className="pager">
      <span>
        {total === 0 ? `No ${noun}s` : `${formatInteger(first)}–${formatInteger(last)} of ${plural(total, noun)}`}
      </span>
      {hidden && <span className="t3">{hidden}</span>}
      {total > Math.min(...pageSizes) && (
        <span className="end">
          <Select
            label="Rows"
            size="sm"
            value={String(pageSize)}
            options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
            onChange={(size) => onPageSize(Number(size))}
          />
          <nav className="btn-group" aria-label="Pages">
            <IconButton
              label="Previous page"
              icon="left"
              size="sm"
              disabledReason={page <= 1 ? 'This is the first page' : undefined}
              onClick={() => onPage(page - 1)}
            />
            {pageWindow(page, pages).map((number) => (
              <Button
                key={number}
                size="sm"
                aria-current={number === page ? 'page' : undefined}
                aria-pressed={number === page}
                aria-label={`Page ${number}`}
                onClick={() => onPage(number)}
              >
                {number}
              </Button>
            ))}
            <IconButton
              label="Next page"
              icon="right"
              size="sm"
              disabledReason={page >= pages ? 'This is the last page' : undefined}
              onClick={() => onPage(page + 1)}
            />
          </nav>
        </span>
      )}
    </div>
  );
}

/** At most seven page numbers around the current one, the first and the last always among them. */
function pageWindow(page: number, pages: number): number[] {
  const start = Math.max(2, Math.min(page - 2, pages - 5));
  const middle = Array.from({ length: Math.min(5, pages - 2) }, (_, index) => start + index);
  return [1, ...middle.filter((number) => number > 1 && number < pages), ...(pages > 1 ? [pages] : [])];
}
