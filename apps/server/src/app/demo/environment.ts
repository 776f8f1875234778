/** The demo keeps to a folder of its own unless one is named. */
export function demoEnvironment(env: Record<string, string | undefined>): Record<string, string | undefined> {
  const { LUMBUNG_OWNER_EMAIL: _email, LUMBUNG_OWNER_PASSWORD: _password, ...rest } = env;
  return { ...rest, LUMBUNG_DATA_DIR: rest.LUMBUNG_DATA_DIR || "./.lumbung/demo" };
}
