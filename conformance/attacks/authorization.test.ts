import { attackAuthorization } from './authorization.ts';

attackAuthorization(() => Promise.resolve({}));
