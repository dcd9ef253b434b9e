import { parseArgs } from 'node:util';
import { Refusal, say } from './say.mjs';

const HELP = (command, what) => `${command}: ${what}

  ${command} -- [options]

  --no-demo   do not load the demo programme into an empty database
  --fresh     forget everything of this installation first (database, secrets, logs in .gradins); asks nothing
  --help      this text

Environment (see .env.example): PORT (3000), HOST (127.0.0.1), DATABASE_URL (one's own PostgreSQL 15 or newer
instead of the embedded one; its login must own the database and may make logins), REDIS_URL.`;

/** Reads the flags of npm start and npm run dev; undefined when only the help was asked. @param {string} command @param {string} what */
export function readOptions(command, what) {
  try {
    const { values } = parseArgs({
      options: { 'no-demo': { type: 'boolean' }, fresh: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (!values.help) return { demo: !values['no-demo'], fresh: values.fresh ?? false };
    say(HELP(command, what));
    return undefined;
  } catch (error) {
    throw new Refusal(`${error.message} (${command} -- --help)`);
  }
}
