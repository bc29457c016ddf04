import { getOverview, listClusters } from '../contracts/clusters.ts';
import { resource } from './resource.ts';

export const clustersQuery = () => resource(listClusters, {});

export const overviewQuery = (cluster: string) => resource(getOverview, { cluster });
