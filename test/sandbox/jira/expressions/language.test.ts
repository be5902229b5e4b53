// biome-ignore-all lint/suspicious/noTemplateCurlyInString: template literals of Jira expressions stand in texts here
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languageSite } from '../jql/testing';
import { ExpressionError, parseExpression, valueBinding } from './index';
import { evaluator, refuser } from './testing';

const site = languageSite();
const evaluate = evaluator(site);
const refusal = refuser(site);

describe('the language', () => {
  test.each<[string, unknown]>([
    ['1 + 2 * 3 - 4 / 2 % 3', 5],
    ['(1 + 2) * -3', -9],
    ["'a' + 1 + null", 'a1null'],
    ['`${1 + 1} of ${"t" + `x${3}`}`', '2 of tx3'],
    ['1 < 2 && 2 >= 2 && "a" != "b" && !(1 > 2)', true],
    ["1 == '1'", false],
    ['[1, {a: 2}] == [1, {a: 2}]', true],
    ['null ?? 3', 3],
    ["'' || 'x'", 'x'],
    ['false ?? 3', false],
    ['!!null || !!""', false],
    ['true ? 1 : false ? 2 : 3', 1],
    [
      'typeof 1 + typeof "a" + typeof [] + typeof {} + typeof null + typeof (x => x) + typeof new Date()',
      'NumberStringListMapnullFunctionDate',
    ],
    ['{a: 1, "b c": {d: [2]}}["b c"].d[0]', 2],
    ['{a: 1}.b', null],
    ['[1, 2, 3][7]', null],
    ['"abc"[1] + "abc".length', 'b3'],
    ['let a = 2; let b = a * 2; a + b', 6],
    ['let f = (x, y) => x - y; return f(5, 3);', 2],
    ['[3, 1, 2].sort()', [1, 2, 3]],
    ['[3, 1, 2].sort((a, b) => b - a).join("-")', '3-2-1'],
    [
      '[1, 2, 3].filter(x => x > 1).map((x, i) => { n: x, i })',
      [
        { n: 2, i: 0 },
        { n: 3, i: 1 },
      ],
    ],
    ['[1, 2, 3].map(x => { let y = x * 2; return y + 1; })', [3, 5, 7]],
    ['[1, 2, 3].reduce((a, b) => a + b) + [].reduce((a, b) => a + b, 4)', 10],
    ['[1, 2].some(x => x == 2) && [1, 2].every(x => x > 0)', true],
    ['[[1], [2, 3]].flatten().concat([4], 5).slice(1, 4)', [2, 3, 4]],
    ['[1, 2].flatMap(x => [x, x * 10])', [1, 10, 2, 20]],
    ['[{a: 1}].includes({a: 1}) && ["x"].indexOf("y") == -1', true],
    ['[1, 2].find(x => x == 2)', 2],
    ['[1] + [2]', [1, 2]],
    ["' Fire '.trim().toUpperCase().toLowerCase()", 'fire'],
    ["'a,b;c'.split(/[,;]/).length", 3],
    ["'INC-12'.match(/(\\w+)-(\\d+)/)[2]", '12'],
    ["'aXbX'.replace(/x/gi, '.') + 'aXbX'.replace('X', '.')", 'a.b.a.bX'],
    ["'firebreak'.includes('break') && 'abc'.indexOf('c') == 2 && 'abc'.slice(-1) == 'c'", true],
    ["Number('12') + 1", 13],
    ['6 / 2', 3],
    ["new Date('2026-11-23T10:00:00.000+0000').plusHours(3).minusMinutes(30).toString()", '2026-11-23T12:30:00.000+0000'],
    ["new Date('2026-01-31T10:00:00Z').plusMonths(1).toCalendarDate().toString()", '2026-02-28'],
    ["new Date() > new Date('2026-11-23T11:59:59Z') && new Date().getTime() == new Date(new Date().getTime()).getTime()", true],
    ["new CalendarDate('2026-11-30').plusDays(1) > new CalendarDate('2026-11-30')", true],
    ["new CalendarDate('2026-11-30').plusYears(1).getFullYear()", 2027],
    ['x?.y?.z == null', true],
  ])('%s', (text, result) => expect(evaluate(text, { x: valueBinding(null) })).toEqual(result));

  test('dates are those of the person', () => {
    expect(evaluate("new Date('2026-11-23T23:30:00Z').getDate()", {}, 'ben')).toBe(24);
    expect(evaluate("new Date('2026-11-23T23:30:00Z').plusDays(1).getHours()", {}, 'cleo')).toBe(18);
  });

  test.each<[string, string]>([
    ['1 +', 'the end is unexpected'],
    ['1 === 1', "The operator '===' is not supported in Jira expressions (line 1, column 3)"],
    ['a = 1', "The operator '=' is not supported"],
    ['[1, 2', "']' expected, the end encountered"],
    ['"abc', 'A string has not been completed'],
    ['`${1', 'A template literal has not been completed'],
    ['if (true) { 1 }', "'if' is not supported by the local Jira's expressions"],
    ['function f() { }', "'function' is not supported"],
    ['[...[1]]', 'The spread syntax (...) is not supported'],
    ['1 // one', 'Comments are not part of a Jira expression'],
    ['1; 2', "'2' is unexpected"],
    ['unknown', "Unrecognized variable 'unknown'."],
    ['null.length', "Type null does not have any properties, so 'length' cannot be read."],
    ['"a".shout()', 'Unrecognized property of `String`: `shout`.'],
    ['[1].all(x => true)', 'Unrecognized property of `List`: `all`.'],
    ['1 < "2"', "Can't compare Number to String."],
    ['1 - "2"', "The operator '-' cannot be used with Number and String."],
    ['1 / 0', 'Division by zero.'],
    ['[1].map(1)', 'map() expects Function as argument 1, but got Number.'],
    ['"a".includes(1)', 'includes() expects String as argument 1, but got Number.'],
    ['new Thing()', "'new Thing' is not supported"],
    ["new Date('soon')", "Date cannot be made of 'soon'."],
    ['Math.max(1)', "Unrecognized variable 'Math'."],
  ])('refuses %s', (text, message) => expect(refusal(text)).toContain(message));

  test('limits: characters, steps, depth', () => {
    expect(refusal(`'${'x'.repeat(10_000)}'`)).toContain('too long (10002), limit: 10000 characters');
    const thirty = `[${Array.from({ length: 30 }, (_, i) => i).join()}]`;
    expect(refusal(`let l = ${thirty}; l.flatMap(a => l.flatMap(b => l.map(c => a * b * c))).length`)).toContain(
      'too many steps, limit: 50000',
    );
    expect(evaluate(`let l = ${thirty}; l.flatMap(a => l.map(b => a * b)).length`)).toBe(900);
    expect(refusal('let f = (g, x) => g(g, x + 1); f(f, 0)')).toMatch(/too many steps|too deep/);
  });

  test('junk is refused, never anything else', () => {
    fc.assert(
      fc.property(fc.string(), (junk) => {
        try {
          parseExpression(junk);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
    );
  });

  test('a regular expression that would search for years is stopped', () => {
    const began = performance.now();
    expect(refusal(`'${'a'.repeat(60)}'.match(/^(a+)+$b/)`)).toContain('takes too long');
    expect(refusal(`'${'a'.repeat(60)}'.replace(/^(a+)+$b/, '')`)).toContain('takes too long');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(evaluate("'a-b-c'.split(/-/)")).toEqual(['a', 'b', 'c']);
  });
});
