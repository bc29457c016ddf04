import type { Overview } from '@/lib/contracts/clusters.ts';
import { AreaChart } from '../chart/area-chart.tsx';
import { Empty } from '../ui/empty.tsx';
import { Rate } from '../ui/quantity.tsx';
import { Section } from '../ui/section.tsx';

const unit = 'records/s';
const tooNew = 'A rate needs two samples. The second follows within seconds of the first.';
const noCommits = 'No group has committed offsets in two samples yet.';

/** Records in and out over the last hour, on the same time axis. */
export function Throughput({ overview }: { overview: Overview }) {
  const { throughput, producedPerSecond, consumedPerSecond } = overview;
  const empty = [...throughput.produced, ...throughput.consumed].every(([, value]) => value === null);
  return (
    <Section title="Throughput" note="records/s, all topics, last hour">
      {empty ? (
        <div className="scroll">
          <Empty title="No rates yet">{tooNew}</Empty>
        </div>
      ) : (
        <div className="split">
          <AreaChart
            title="Produced"
            points={throughput.produced}
            now={<Rate value={producedPerSecond} unknown={tooNew} unit="records" />}
            color="var(--chart-1)"
            unit={unit}
          />
          <AreaChart
            title="Consumed"
            points={throughput.consumed}
            now={<Rate value={consumedPerSecond} unknown={noCommits} unit="records" />}
            color="var(--chart-3)"
            unit={unit}
          />
        </div>
      )}
    </Section>
  );
}
