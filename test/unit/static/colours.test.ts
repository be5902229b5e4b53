import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { lookOfRank } from '../../../src/domain/incident/lozenge';
import { shadeOf } from '../../../static/shared/ui/matrix-moves';

const STATIC = join(__dirname, '..', '..', '..', 'static');
const css = ['shared/style.css', 'shared/ui/matrix.css', 'issue-panel/src/panel.css']
  .map((file) => readFileSync(join(STATIC, file), 'utf8'))
  .join('\n');

/** The token of a class's ground: "danger". A lozenge without a ground of its own has that of all lozenges. */
const ground = (name: string): string | undefined =>
  new RegExp(`\\.${name} \\{[^}]*background: var\\(--ds-background-(\\w+)`).exec(css)?.[1];

test('a priority has the same colour in the matrix as in the lozenge, on a site with Jira’s five', () => {
  const ranks = [0, 1, 2, 3, 4];
  const lozenges = ranks.map((rank) => ground(`lozenge-${lookOfRank(rank)}`) ?? ground('lozenge'));
  expect(lozenges).toEqual(['danger', 'warning', 'discovery', 'information', 'neutral']);
  expect(ranks.map((rank) => ground(`matrix-shade-${shadeOf(rank, ranks.length)}`))).toEqual(lozenges);
});
