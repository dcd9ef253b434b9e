export { default, generateMetadata } from '../../../import/[id]/page';
