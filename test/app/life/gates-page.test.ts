import { expect, test } from '@jest/globals';
import { withFirm } from '../../fixture/firm';
import type { LocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { pageErrors } from '../../support/browser';
import { ROOT } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { deskChoices, setUp } from '../firebreak';
import { overflow, stageSettings, status } from '../settings-screen';

// The page "Gates in workflows", as an admin has it before them.

const { settingsAt } = stageSettings();

const withSite = (use: (local: LocalJira) => Promise<void>): Promise<void> =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_125 }, async (local) => {
    await setUp(local, deskChoices(local), { whole: true });
    await use(local);
  });

const rules = ({ jira }: LocalJira): number =>
  jira.workflows
    .list()
    .flatMap(({ transitions }) => transitions.flatMap(({ validators }) => validators.filter(({ ruleKey }) => ruleKey.startsWith('forge:'))))
    .length;

test('an admin reads what would be done, applies it, is told when it changed meanwhile, and removes all', () =>
  withSite(async (local) => {
    const { page, frame } = await settingsAt(local, 'ada', 'gates');
    const button = (name: string) => frame.getByRole('button', { name, exact: true });
    await frame.getByRole('heading', { name: /Incident Management workflow/ }).waitFor();
    await frame.getByText('Used by: IT Service Desk (DESK)').waitFor();
    const close = frame.getByRole('row', { name: /Completed → Closed/ });
    await close.getByText('All tasks closed: all sub-tasks closed').waitFor();
    await close.getByText('Closure code chosen: Closure code filled in').waitFor();
    await close.getByText('Add the rule').waitFor();
    expect(await button('Remove all').count()).toBe(0);
    expect(await axeViolations(frame)).toEqual([]);
    expect(await overflow(frame)).toBe(0);
    await shot(page, 'gates-preview', { fullPage: true });
    expect(rules(local)).toBe(0);
    // Somebody changes the workflow in Jira between the preview and the press.
    const workflow = local.jira.workflows.find(({ name }) => name.includes('Incident Management'));
    if (!workflow) throw new Error('no workflow');
    local.jira.workflows.put({ ...workflow, version: { id: workflow.version.id, versionNumber: workflow.version.versionNumber + 1 } });
    await button('Apply').click();
    await frame.getByText('It, or the policy, was changed since the preview.').waitFor();
    expect(rules(local)).toBe(0);
    await button('Apply').click();
    await status(frame, 'Done: the gates are in the workflows.');
    await frame.getByText('The workflows have the gates of version 1 of the policy.').waitFor();
    await frame.getByText('Before you uninstall Firebreak, remove its gates here').waitFor();
    expect(rules(local)).toBe(2);
    expect(await axeViolations(frame)).toEqual([]);
    await button('Remove all').click();
    await frame.getByText('Afterwards nothing is blocked any more').waitFor();
    expect(await axeViolations(frame)).toEqual([]);
    await button('Remove the gates from all workflows').click();
    await status(frame, 'Done: no workflow has a gate of Firebreak’s any more.');
    expect(rules(local)).toBe(0);
    expect(pageErrors(page)).toEqual([]);
  }));

test('in French, in the dark, on a narrow page, with the messages in French too', () =>
  withSite(async (local) => {
    const { page, frame } = await settingsAt(local, 'ada', 'gates', { sessionLocale: 'fr-FR', theme: 'dark', width: 720 });
    await frame.getByText('Ajouter la règle').first().waitFor();
    await frame.getByLabel('Langue des messages').selectOption('fr-FR');
    await frame.getByRole('button', { name: 'Appliquer', exact: true }).click();
    await status(frame, 'Fait : les passages sont dans les workflows.');
    expect(JSON.stringify(local.jira.workflows.list())).toContain('Cet incident n’est pas encore prêt pour cela.');
    expect(await axeViolations(frame)).toEqual([]);
    expect(await overflow(frame)).toBe(0);
    await shot(page, 'gates-french-dark', { fullPage: true });
    expect(pageErrors(page)).toEqual([]);
  }));
