import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { bigChange } from './diff/bigChange.ts';
import { diffHost } from './diff/diffHost.ts';
import { openDiffPages } from './diff/measureDiff.ts';
import { measureScreen } from './measures.ts';
import { BIG_SPEC, makeBigPlanRepository } from './plan/bigPlan.ts';
import { quantile } from './quantile.ts';
import { makeLargeRepository } from './screens/largeRepository.ts';
import { measureScreens, type ScreensRound } from './screens/measureScreens.ts';
import { bundleRows, type ScreenRow, screenRows } from './screens/screenRows.ts';

const SIZE = { files: 20_000, lines: 2_000 };
const TASKS = 1_000;
const REVIEW = { files: 300, lines: 30_000 };
/** A screen that is not painted by then counts as this. */
const LIMIT_MS = 60_000;

type Floor = { readonly name: string; readonly value: number };

/** The screens of a large project, each beside the page that does least: what `bench:screens`, `:plan` and `:diff` look at closer. */
export async function measureLargeScreens(
  browser: Browser,
  folder: string,
  rounds: number,
  page: Floor,
): Promise<readonly ScreenRow[]> {
  const times = Array.from({ length: rounds }, (_none, round) => round);
  const [large, planned] = [join(folder, 'large'), join(folder, 'planned')];
  await makeLargeRepository(large, SIZE.files, SIZE.lines);
  await makeBigPlanRepository(planned, TASKS);
  await using host = await diffHost(await bigChange(REVIEW.files, REVIEW.lines));
  await using pages = await openDiffPages(() => host);
  const screens: ScreensRound[] = [];
  const plans: Awaited<ReturnType<typeof measureScreen>>[] = [];
  const reviews: number[] = [];
  for (const round of times) {
    screens.push(await measureScreens(browser, large, join(folder, `large-${round}`)));
    const sight = { selector: '.react-flow__node', words: 'T' };
    plans.push(
      await measureScreen(browser, join(folder, `plan-${round}`), planned, {
        path: `${BIG_SPEC}/plan`,
        sight,
      }),
    );
    reviews.push((await pages.draw(browser, 'view=review', LIMIT_MS))?.painted ?? LIMIT_MS);
  }
  const median = (name: 'usableMs' | 'pageMb' | 'hostMb') =>
    quantile(
      plans.map((one) => one[name]),
      0.5,
    );
  const beside = ({ floor, ...row }: ScreenRow) => ({
    ...row,
    ...(floor ? { floor } : row.unit === 'ms' && { floor: page }),
  });
  return [
    ...screenRows(screens, SIZE),
    {
      title: `Plan of ${TASKS} tasks: navigation to its graph`,
      value: median('usableMs'),
      unit: 'ms' as const,
    },
    { title: 'Page of the plan: objects', value: median('pageMb'), unit: 'MB' as const },
    { title: 'Host after the plan: resident', value: median('hostMb'), unit: 'MB' as const },
    {
      title: `Review of ${REVIEW.files} files, ${REVIEW.lines} lines: painted`,
      value: quantile(reviews, 0.5),
      unit: 'ms' as const,
    },
    ...(await bundleRows(join(import.meta.dirname, '../..'))),
  ].map(beside);
}
