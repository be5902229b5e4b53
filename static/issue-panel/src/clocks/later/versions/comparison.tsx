import { useI18n } from '../../../../../shared/start';
import { type Standing, standingTexts } from './standing-words';

/** A clock under two versions of the policy. */
interface Compared {
  metric: string;
  name: string;
  before?: Standing;
  after?: Standing;
  differs: boolean;
}

interface ComparisonProps {
  caption: string;
  clocks: readonly Compared[];
  /** What the columns are. */
  before: string;
  after: string;
  /** ms since 1970. */
  now: number;
}

/** Each clock before and after, in a table. What stays as it is says so. */
export function Comparison({ caption, clocks, before, after, now }: ComparisonProps) {
  const { t } = useI18n();
  return (
    <table class="figures">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('explain.versions.clock')}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {clocks.map((clock) => (
          <tr key={clock.metric} class={clock.differs ? 'compared-differs' : ''}>
            <th scope="row">{clock.name}</th>
            <td>
              <Stands standing={clock.before} now={now} />
            </td>
            <td>{clock.differs ? <Stands standing={clock.after} now={now} /> : <p class="quiet">{t('explain.versions.same')}</p>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a clock stands, a line for each thing to be said. */
export function Stands({ standing, now }: { standing: Standing | undefined; now: number }) {
  const i18n = useI18n();
  return (
    <>
      {standingTexts(standing, now, i18n).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
