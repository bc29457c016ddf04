import { notFound } from 'next/navigation';

/** Addresses below a cluster that lead nowhere keep the cluster's frame. */
export default function Page() {
  notFound();
}
