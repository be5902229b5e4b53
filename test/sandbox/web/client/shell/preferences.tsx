import { type Locale, type Theme, useSessionHandle } from '../session';
import { flagFailure } from '../ui/flags';
import { Icon } from '../ui/icon';
import { Menu, MenuGroup, MenuItem } from '../ui/menu';

const THEMES: [Theme, string][] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['auto', 'Match browser'],
];
const LOCALES: [Locale, string][] = [
  ['en-US', 'English'],
  ['fr-FR', 'Français'],
];

/** Theme, and the language handed to the app. */
export function Preferences() {
  const { session, change } = useSessionHandle();
  const set = (wishes: Parameters<typeof change>[0]): void => {
    change(wishes).catch((error: unknown) => flagFailure("That couldn't be changed", error));
  };
  return (
    <Menu label="Theme and language" button={<Icon name="theme" />} buttonClass="button subtle icon-only" align="end">
      <MenuGroup title="Theme">
        {THEMES.map(([theme, name]) => (
          <MenuItem key={theme} checked={session.theme === theme} onSelect={() => set({ theme })}>
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup title="Language of apps and dates">
        {LOCALES.map(([locale, name]) => (
          <MenuItem key={locale} checked={session.locale === locale} onSelect={() => set({ locale })}>
            {name}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
