import type { AccessChanges } from "./access/access-changes.ts";
import type { AccessTokens } from "./access/access-tokens.ts";
import type { Authenticate } from "./access/authenticate.ts";
import type { IdentityDeps } from "./deps.ts";
import type { Passwords } from "./passwords/passwords.ts";
import type { AttemptGuard } from "./sign-in/attempt-guard.ts";

/** What the use cases of this module work with: what it was given and the parts it makes of it. */
export interface Identity extends IdentityDeps {
  readonly passwords: Passwords;
  readonly changes: AccessChanges;
  readonly tokens: AccessTokens;
  readonly guard: AttemptGuard;
  readonly authenticate: Authenticate;
}
