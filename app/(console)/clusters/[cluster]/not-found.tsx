import { NothingHere } from '@/components/ui/nothing-here.tsx';

export default NothingHere;
