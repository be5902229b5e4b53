import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moved, shadeOf } from '../../../static/shared/ui/matrix-moves';

const press = (key: string, change: Record<string, boolean> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});
const ctrl = { ctrlKey: true };

describe('moving in the matrix', () => {
  test.each([
    ['ArrowRight', {}, { row: 1, column: 2 }],
    ['ArrowLeft', {}, { row: 1, column: 0 }],
    ['ArrowUp', {}, { row: 0, column: 1 }],
    ['ArrowDown', {}, { row: 2, column: 1 }],
    ['Home', {}, { row: 1, column: 0 }],
    ['End', {}, { row: 1, column: 3 }],
    ['Home', ctrl, { row: 0, column: 0 }],
    ['End', ctrl, { row: 2, column: 3 }],
  ])('%s %o leads to %o in 3 × 4', (key, change, to) => {
    expect(moved({ row: 1, column: 1 }, press(key, change), 3, 4)).toEqual(to);
  });

  test('other keys, and those with Alt, Shift or Meta, are left to the browser', () => {
    for (const key of ['Tab', 'a', ' ', 'Enter', 'PageDown']) expect(moved({ row: 0, column: 0 }, press(key), 3, 3)).toBeUndefined();
    for (const with_ of ['altKey', 'metaKey', 'shiftKey'])
      expect(moved({ row: 0, column: 0 }, press('ArrowDown', { [with_]: true }), 3, 3)).toBeUndefined();
    expect(moved({ row: 0, column: 0 }, press('ArrowDown', ctrl), 3, 3)).toBeUndefined();
  });

  test('any keys in any N × M stay in the table, and every cell can be come to', () => {
    const keys = fc.constantFrom('ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End');
    const size = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(size, size, fc.array(fc.tuple(keys, fc.boolean())), (rows, columns, presses) => {
        let at = { row: 0, column: 0 };
        for (const [key, ctrlKey] of presses) at = moved(at, press(key, { ctrlKey }), rows, columns) ?? at;
        expect(at.row).toBeLessThan(rows);
        expect(at.column).toBeLessThan(columns);
        expect(Math.min(at.row, at.column)).toBeGreaterThanOrEqual(0);
        for (let row = 1; row < rows; row++) at = moved({ row: row - 1, column: 0 }, press('ArrowDown'), rows, columns) ?? at;
        for (let column = 1; column < columns; column++)
          at = moved({ row: at.row, column: column - 1 }, press('ArrowRight'), rows, columns) ?? at;
        if (rows > 1 && columns > 1) expect(at).toEqual({ row: rows - 1, column: columns - 1 });
      }),
    );
  });

  test('shades fall with the rank and never leave the five there are', () => {
    for (let count = 1; count <= 10; count++) {
      const shades = Array.from({ length: count }, (_, place) => shadeOf(place, count));
      expect(shades).toEqual([...shades].sort((a, b) => a - b));
      expect(shades[0]).toBe(0);
      expect(Math.max(...shades)).toBeLessThanOrEqual(4);
    }
    expect(shadeOf(-1, 5)).toBe(4);
  });
});
