import { LogDirs } from '@/components/brokers/log-dirs.tsx';
import { brokerOf } from '../parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; broker: string }> }) {
  return <LogDirs {...(await brokerOf(params))} />;
}
