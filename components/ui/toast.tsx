'use client';

import { Toast } from '@base-ui/react/toast';
import type { ReactNode } from 'react';
import type { State } from './badge.tsx';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

interface ToastData {
  state: State;
  actions?: ReactNode;
}

interface ToastOptions {
  description?: string | undefined;
  /** What can be done about it; it stays twice as long then. */
  actions?: ReactNode;
}

const manager = Toast.createToastManager<ToastData>();

/** Says that something happened, for as long as it takes to read it. Bad news stays until it is closed. Returns its id. */
export function toast(state: State, title: string, { description, actions }: ToastOptions = {}): string {
  const stays = state === 'critical' || state === 'warning';
  return manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    priority: state === 'critical' ? 'high' : 'low',
    timeout: stays ? 0 : actions ? 10_000 : 5_000,
    data: { state, actions },
  });
}

/** Takes one away before its time. */
export function closeToast(id: string): void {
  manager.close(id);
}

/** Where toasts appear; mounted once by the root layout. */
export function ToastLayer({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager<ToastData>();
  return toasts.map((item) => (
    <Toast.Root key={item.id} toast={item} className="toast" data-state={item.data?.state ?? 'info'}>
      <Icon name={item.data?.state ?? 'info'} />
      <Toast.Title render={<b />} />
      <Toast.Description />
      <span className="act">
        {item.data?.actions}
        <Toast.Close render={<IconButton label="Close" icon="close" variant="ghost" size="sm" />} />
      </span>
    </Toast.Root>
  ));
}
