import { getFindings } from '../contracts/findings.ts';
import { resource } from './resource.ts';

export const findingsQuery = (cluster: string) => resource(getFindings, { cluster });
