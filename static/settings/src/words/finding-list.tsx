import { useI18n } from '../../../shared/start';
import { GoThere } from './changes';
import { exampleWords, findingWords, type ToldFinding } from './finding-words';

/** Findings with their example incidents, each leading to its place. */
export function FindingList({ findings }: { findings: readonly ToldFinding[] }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ul class="plain findings">
      {findings.map((finding) => (
        <li key={`${finding.code}/${finding.path.join('/')}/${Object.values(finding.values).join('/')}`} class="finding">
          <span class={`lozenge ${finding.severity === 'error' ? 'lozenge-removed' : 'lozenge-warning'}`}>
            {t(finding.severity === 'error' ? 'policy.error' : 'policy.warning')}
          </span>
          <div class="stack-tight">
            <p>{findingWords(finding, i18n)}</p>
            <p class="quiet small">{exampleWords(finding, i18n)}</p>
          </div>
          <GoThere path={finding.path} what={findingWords(finding, i18n)} />
        </li>
      ))}
    </ul>
  );
}
