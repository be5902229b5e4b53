/** A cell by row (impact) and column (urgency), both from 0. */
export interface Cell {
  row: number;
  column: number;
}

/** What is read of a key press. */
interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/**
 * Where a key leads in a grid of `rows` × `columns`: arrows one cell on, Home and End within the row, with Ctrl to the first and last cell
 * of all (the keys of the ARIA grid pattern). At an edge it stays. Undefined: the key is none of the grid's.
 */
export function moved({ row, column }: Cell, press: Press, rows: number, columns: number): Cell | undefined {
  if (press.altKey || press.metaKey || press.shiftKey) return undefined;
  const last: Cell = { row: rows - 1, column: columns - 1 };
  if (press.ctrlKey) return press.key === 'Home' ? { row: 0, column: 0 } : press.key === 'End' ? last : undefined;
  switch (press.key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(last.column, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(last.row, row + 1), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last.column };
    default:
      return undefined;
  }
}

/** Shades there are, the most urgent first (matrix.css). */
const SHADES = 5;

/** Shade of a priority: its place among all of them, spread over the shades there are. Decoration only, the word says it. */
export function shadeOf(place: number, count: number): number {
  if (place < 0) return SHADES - 1;
  return count <= SHADES ? place : Math.floor((place * SHADES) / count);
}
