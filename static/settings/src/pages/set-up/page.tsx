import type { CallOutput } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { ErrorMessage } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';
import { complete } from './choices';
import { PolicySection } from './policy/policy-section';
import { ProjectList } from './projects/project-list';
import { useProjects } from './projects/use-projects';
import { toDo } from './set-up/run';
import { SetUpBar } from './set-up/set-up-bar';
import { useSetUp } from './set-up/use-set-up';
import { groupOf } from './steps/step-groups';
import { groupName, StepsSection } from './steps/steps-section';
import { usePreflight } from './steps/use-preflight';
import { useChoices } from './use-choices';
import { useStored } from './use-stored';

/** Set-up: where incidents are, what is there and what is missing, and one button. */
export default function SetUpPage() {
  const { t } = useI18n();
  const stored = useStored();
  const { desk } = useShell();
  return (
    <div class="settings">
      {stored.error && (
        <ErrorMessage error={stored.error} retry={stored.error.code === 'NOT_ALLOWED' ? undefined : () => void stored.reload()} />
      )}
      {!stored.value && !stored.error && <p class="quiet">{t('settings.reading')}</p>}
      {stored.value && <Ready stored={stored.value} reload={() => Promise.all([stored.reload(), desk.reload()]).then(() => undefined)} />}
    </div>
  );
}

function Ready({ stored, reload }: { stored: CallOutput<'readSettings'>; reload: () => Promise<void> }) {
  const { t } = useI18n();
  const { settings } = stored;
  const chosen = useChoices(settings);
  const { choices } = chosen;
  const setUpIds = settings?.choices.projects.map(({ projectId }) => projectId) ?? [];
  const projects = useProjects([...new Set([...setUpIds, ...choices.projects.map(({ projectId }) => projectId)])]);
  const whole = complete(choices);
  const site = usePreflight(stored.preflight, settings?.choices, whole);
  const { preflight } = site;
  const setUp = useSetUp(preflight, site.take, () => {
    projects.refresh();
    void reload();
  });
  const busy = setUp.progress !== undefined;

  const projectName = (id: string): string => projects.get(id)?.name ?? t('page.setUp.projectUnnamed', { id });
  const unset = choices.projects.find(({ issueTypeId }) => issueTypeId === '');
  const left = toDo(preflight?.steps ?? []).length > 0 || preflight?.steps.some(({ state }) => state === 'failed');
  const waitsFor = (): string | undefined => {
    if (choices.projects.length === 0) return t('page.setUp.chooseProjectFirst');
    if (unset) return t('page.setUp.chooseTypeFirst', { project: projectName(unset.projectId) });
    if (!preflight) return t('preflight.checking');
    return left || chosen.changed || !settings ? undefined : t('page.setUp.nothingLeft');
  };
  const label = !settings ? t('page.setUp.setUp') : chosen.changed ? t('page.setUp.saveAndSetUp') : t('page.setUp.setUpMissing');
  return (
    <>
      <ProjectList
        chosen={{
          ...chosen,
          choose: (change) => {
            setUp.reset();
            chosen.choose(change);
          },
        }}
        setUpIds={setUpIds}
        projects={projects}
        siteTypeName={preflight?.steps.find(({ kind }) => kind === 'incidentType')?.values.name}
        busy={busy}
      />
      <SetUpBar
        setUp={setUp}
        preflight={preflight}
        label={label}
        waitsFor={waitsFor()}
        run={() => whole && setUp.run(whole)}
        placeOf={(step) => groupName(groupOf(step), t, projectName)}
      />
      <StepsSection
        preflight={preflight}
        checking={site.checking}
        busy={busy}
        error={site.error}
        check={() => {
          setUp.reset();
          projects.refresh();
          site.check();
        }}
        projectName={projectName}
      />
      <PolicySection version={stored.policyVersion} matrix={stored.matrix ?? null} />
    </>
  );
}
