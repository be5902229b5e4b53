import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { AppFrame } from './app-frame';
import { refreshIssue } from './issue-modules';
import type { ForgeModule } from './modules-data';
import type { FramePlace } from './open-frame';

/**
 * A collapsible panel of the issue view's right column. Closed at first, remembers how the person left it, and loads its frame only when
 * open (Atlassian's "Issue context" module).
 */
export function ContextPanel({ module, place }: { module: ForgeModule; place: FramePlace }): JSX.Element {
  const remembered = `forge.context.${module.key}`;
  const [open, setOpen] = useState(() => localStorage.getItem(remembered) === 'open');
  const id = useId();
  const toggle = (): void => {
    localStorage.setItem(remembered, open ? 'closed' : 'open');
    setOpen(!open);
  };
  return (
    <section class="forge-context" aria-label={module.label ?? module.title} data-module-panel={module.key}>
      <h2 class="forge-context-head">
        <button type="button" aria-expanded={open} aria-controls={id} onClick={toggle}>
          <span class="forge-chevron" aria-hidden="true" data-open={open} />
          {module.icon && <img src={module.icon} alt="" width="16" height="16" />}
          <span class="forge-context-label">{module.label ?? module.title}</span>
          <Status status={module.status} />
        </button>
      </h2>
      <div id={id} class="forge-context-body" hidden={!open}>
        {open && (
          <>
            {module.label !== undefined && module.label !== module.title && <h3 class="forge-context-title">{module.title}</h3>}
            <AppFrame request={{ moduleKey: module.key, place }} title={module.title} hooks={{ refresh: refreshIssue }} />
          </>
        )}
      </div>
    </section>
  );
}

const APPEARANCES = new Set(['default', 'inprogress', 'moved', 'new', 'removed', 'success']);

function Status({ status }: { status: ForgeModule['status'] }): JSX.Element | null {
  if (!status?.label) return null;
  if (status.type === 'lozenge') {
    const appearance = APPEARANCES.has(status.appearance) ? status.appearance : 'default';
    return <span class={`forge-lozenge forge-lozenge-${appearance}`}>{status.label}</span>;
  }
  const count = Number(status.label);
  // Jira's badges say "99+" above 99.
  return <span class="forge-badge">{Number.isFinite(count) && count > 99 ? '99+' : status.label}</span>;
}
