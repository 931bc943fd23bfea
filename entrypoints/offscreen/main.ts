// Starts the worker that compares pictures: Chrome's service worker cannot have one (docs/decisions/0009).
import { SCRIPT } from '../../utils/platform/matcher/channel.ts';

new Worker(SCRIPT);
