export { default, generateMetadata } from '../../../liste/import/[id]/page';
