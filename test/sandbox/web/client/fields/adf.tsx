import type { ComponentChildren, JSX } from 'preact';
import { date } from '../format';
import { Lozenge, type Tone } from '../ui/bits';
import { dayOf } from './adf-text';
import { isRecord, type Json, records, text } from './read';

/** An Atlassian document, shown. A kind of node it does not know is named in its place. */
export function Adf({ doc }: { doc: unknown }) {
  if (typeof doc === 'string') return <div class="prose">{doc && <p>{doc}</p>}</div>;
  return <div class="prose">{children(isRecord(doc) ? doc : {})}</div>;
}

function children(node: Json): ComponentChildren {
  return records(node.content).map((child) => render(child));
}

function attrsOf(node: Json): Json {
  return isRecord(node.attrs) ? node.attrs : {};
}

/** Only addresses a click may follow. */
export function safeHref(href: unknown): string | undefined {
  const given = text(href);
  if (given === undefined) return undefined;
  return /^(https?:|mailto:|\/|#)/i.test(given) ? given : undefined;
}

function render(node: Json): ComponentChildren {
  const attrs = attrsOf(node);
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'hardBreak':
      return <br />;
    case 'heading':
      return heading(Number(attrs.level), children(node));
    case 'bulletList':
      return <ul>{children(node)}</ul>;
    case 'orderedList':
      return <ol {...(typeof attrs.order === 'number' ? { start: attrs.order } : {})}>{children(node)}</ol>;
    case 'listItem':
      return <li>{children(node)}</li>;
    case 'taskList':
    case 'decisionList':
      return <ul class="task-list">{children(node)}</ul>;
    case 'taskItem':
      return (
        <li>
          <span aria-hidden="true">{attrs.state === 'DONE' ? '☑ ' : '☐ '}</span>
          <span class="visually-hidden">{attrs.state === 'DONE' ? 'Done: ' : 'To do: '}</span>
          {children(node)}
        </li>
      );
    case 'decisionItem':
      return <li>{children(node)}</li>;
    case 'codeBlock':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that may scroll must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{children(node)}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'rule':
      return <hr />;
    case 'panel':
      return <div class={`adf-panel adf-panel-${text(attrs.panelType) ?? 'info'}`}>{children(node)}</div>;
    case 'expand':
    case 'nestedExpand':
      return (
        <details>
          <summary>{text(attrs.title) || 'Details'}</summary>
          {children(node)}
        </details>
      );
    case 'table':
      return (
        <table>
          <tbody>{children(node)}</tbody>
        </table>
      );
    case 'tableRow':
      return <tr>{children(node)}</tr>;
    case 'tableHeader':
      return <th>{children(node)}</th>;
    case 'tableCell':
      return <td>{children(node)}</td>;
    case 'mention':
      return <span class="mention">{text(attrs.text) ?? '@unknown'}</span>;
    case 'emoji':
      return text(attrs.text) ?? text(attrs.shortName) ?? '';
    case 'date':
      return <time dateTime={dayOf(attrs.timestamp)}>{date(dayOf(attrs.timestamp))}</time>;
    case 'status':
      return <Lozenge tone={STATUS_TONES[text(attrs.color) ?? ''] ?? 'default'}>{text(attrs.text)}</Lozenge>;
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return <a href={safeHref(attrs.url) ?? '#'}>{text(attrs.url)}</a>;
    default:
      return (
        <span class="subtle">
          [{text(node.type) ?? 'content'}] {children(node)}
        </span>
      );
  }
}

const STATUS_TONES: Record<string, Tone> = { blue: 'inprogress', green: 'success', red: 'removed', yellow: 'moved', purple: 'new' };

// Below the page's own headings, whatever level the author chose.
function heading(level: number, inner: ComponentChildren): JSX.Element {
  if (level <= 2) return <h3>{inner}</h3>;
  return <h4>{inner}</h4>;
}

function marked(node: Json): ComponentChildren {
  return records(node.marks).reduce<ComponentChildren>((inner, mark) => {
    switch (mark.type) {
      case 'strong':
        return <strong>{inner}</strong>;
      case 'em':
        return <em>{inner}</em>;
      case 'code':
        return <code>{inner}</code>;
      case 'underline':
        return <u>{inner}</u>;
      case 'strike':
        return <s>{inner}</s>;
      case 'subsup':
        return attrsOf(mark).type === 'sup' ? <sup>{inner}</sup> : <sub>{inner}</sub>;
      case 'link': {
        const href = safeHref(attrsOf(mark).href);
        return href === undefined ? inner : <a href={href}>{inner}</a>;
      }
      default:
        return inner;
    }
  }, text(node.text) ?? '');
}
