'use client';

import { IconButton } from '../ui/button.tsx';
import { Menu, MenuChoice, MenuSeparator } from '../ui/menu.tsx';
import { usePreferences } from '../ui/preferences.tsx';

const themeIcon = { light: 'sun', dark: 'moon', system: 'system' } as const;

/** Theme and density. */
export function AppearanceMenu() {
  const { theme, density, set } = usePreferences();
  return (
    <Menu align="end" trigger={<IconButton label="Appearance" icon={themeIcon[theme]} variant="ghost" size="sm" />}>
      <MenuChoice
        label="Theme"
        value={theme}
        options={[
          { value: 'light', label: 'Light', icon: 'sun' },
          { value: 'dark', label: 'Dark', icon: 'moon' },
          { value: 'system', label: 'System', icon: 'system' },
        ]}
        onChange={(chosen) => set('theme', chosen)}
      />
      <MenuSeparator />
      <MenuChoice
        label="Density"
        value={density}
        options={[
          { value: 'comfortable', label: 'Comfortable', icon: 'menu' },
          { value: 'compact', label: 'Compact', icon: 'rows' },
        ]}
        onChange={(chosen) => set('density', chosen)}
      />
    </Menu>
  );
}
