import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { DEFAULT_COLUMNS, type SearchColumn } from './columns';

/** Which columns are shown. */
export function ColumnMenu({ all, shown, onChange }: { all: SearchColumn[]; shown: string[]; onChange: (ids: string[]) => void }) {
  const on = new Set(shown.map((id) => (id === 'issuekey' ? 'key' : id)));
  return (
    <Menu
      align="end"
      button={
        <>
          Columns <Icon name="down" />
        </>
      }
    >
      <button type="button" role="menuitem" class="menu-item" tabIndex={-1} onClick={() => onChange(DEFAULT_COLUMNS)}>
        Restore defaults
      </button>
      {all.map((column) => (
        <button
          key={column.id}
          type="button"
          role="menuitemcheckbox"
          class="menu-item"
          tabIndex={-1}
          aria-checked={on.has(column.id)}
          data-keep-open
          onClick={() =>
            onChange(
              on.has(column.id)
                ? shown.filter((id) => id !== column.id && !(column.id === 'key' && id === 'issuekey'))
                : [...shown, column.id],
            )
          }
        >
          {column.name}
        </button>
      ))}
    </Menu>
  );
}
