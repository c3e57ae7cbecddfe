/** Between the secrets of a group; none of them holds it. */
const separator = / \|\s+/;

/**
 * HMAC secrets that stand in tutorials, in the documentation and the defaults of frameworks, or that people choose first.
 * Anyone who tries finds them within a second.
 */
export const knownWeakSecrets: readonly string[] = [
  '',
  // jwt.io and the examples that copy it
  ...`secret | your-256-bit-secret | your-384-bit-secret | your-512-bit-secret |
    a-string-secret-at-least-256-bits-long | a-valid-string-secret-that-is-at-least-384-bits-long |
    a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long | secretkey | secret-key |
    secret_key | secretKey | SecretKey | SECRET | SECRET_KEY | Secret | mysecret | my-secret |
    my_secret | mySecret | my secret | mysecretkey | my-secret-key | my_secret_key | mySecretKey |
    MySecretKey | my-super-secret | my-super-secret-key | mysupersecretkey | mySuperSecretKey |
    supersecret | super-secret | super_secret | superSecret | supersecretkey | super-secret-key |
    super_secret_key | topsecret | top-secret | top_secret | verysecret | very-secret | verysecretkey |
    very-secret-key | shhhhh | shhhhhh | shhhh | shh | keyboard cat | keyboardcat | some-secret |
    some-secret-key | somesecret | some_secret | asecret | a secret | thisisasecret | this is a secret |
    this-is-a-secret | thisismysecret | this_is_my_secret | thisisasecretkey | this-is-a-secret-key`.split(
    separator,
  ),
  // JWT by name
  ...`jwt | jwtsecret | jwt-secret | jwt_secret | jwtSecret | JwtSecret | JWT_SECRET | JWTSecret |
    jwtkey | jwt-key | jwt_key | jwtSecretKey | jwt-secret-key | jwt_secret_key | JWT_SECRET_KEY |
    myjwtsecret | my-jwt-secret | myJwtSecret | my_jwt_secret | your-jwt-secret | your_jwt_secret |
    yourJwtSecret | your_jwt_secret_key | your-jwt-secret-key | token | tokensecret | token-secret |
    token_secret | access-token-secret | access_token_secret | ACCESS_TOKEN_SECRET | accesstokensecret |
    accessTokenSecret | refresh-token-secret | refresh_token_secret | REFRESH_TOKEN_SECRET |
    refreshtokensecret | signing-key | signingkey | signing_key | signature | hmac-secret | HS256 |
    HMACSHA256 | sharedsecret | shared-secret | shared_secret | private | privatekey | private-key |
    private_key | privateKey | key | apikey | api-key | api_key | authsecret | auth-secret |
    auth_secret | appsecret | app-secret | app_secret | APP_SECRET | appSecret | sessionsecret |
    session-secret | session_secret | cookie-secret`.split(separator),
  // left as the template had it
  ...`your-secret | your_secret | yoursecret | yourSecret | your-secret-key | your_secret_key |
    yoursecretkey | yourSecretKey | YOUR_SECRET_KEY | YOUR_SECRET | YourSecretKey |
    your-super-secret-key | your-secret-here | your_secret_here | your-secret-key-here |
    your_secret_key_here | your-client-secret | client-secret | client_secret |
    insert-your-secret-here | replace-me | replaceme | replace_me | changeme | change-me | change_me |
    changeMe | CHANGEME | CHANGE_ME | changeit | change-this | changethis | change_this |
    changethissecret | change-this-secret | please-change-me | pleasechangeme |
    change-me-in-production | change_this_in_production | default | defaultsecret | default-secret |
    default_secret | example | example-secret | example_secret | example-key | example_key |
    placeholder | todo | TODO | xxx | foobar | foo | bar | hello | helloworld | hello world | dev |
    development | dev-secret | dev_secret | devsecret | development-secret | test | testing |
    test-secret | test_secret | testsecret | testkey | test-key | prod | production | staging | local |
    localhost | demo | sample | none | null | undefined | nil | true`.split(separator),
  // frameworks, hosts and well-known samples
  ...`super-secret-jwt-token-with-at-least-32-characters-long |
    your-super-secret-jwt-token-with-at-least-32-characters-long | reallyreallyreallyreallyverysafe |
    AllYourBase | qwertyuiopasdfghjklzxcvbnm123456 | thisisnotasecurekey | zeppelin | hasura |
    myadminsecretkey | postgrest | reallysecret | gofiber | echo | nestjs | express | laravel |
    django-insecure | flask | flask-secret | rails | symfony | spring | springboot | node | nodejs |
    javainuse | bezkoderSecretKey | bezKoderSecretKey | bezkoder-secret-key | Grafana | grafana |
    SW2YcwTIb9zpOOhoPsMm | 09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7 |
    AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow |
    404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970 |
    3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b`.split(separator),
  // what people type first
  ...`password | Password | password1 | password123 | Password123 | passw0rd | P@ssw0rd | pass |
    passphrase | admin | admin123 | administrator | root | toor | user | guest | letmein | welcome |
    welcome1 | qwerty | qwerty123 | qwertyuiop | asdf | asdfgh | asdfghjkl | zxcvbnm | abc | abc123 |
    abcd1234 | abcdef | abcdefgh | abcdefghijklmnopqrstuvwxyz | 1234 | 12345 | 123456 | 1234567 |
    12345678 | 123456789 | 1234567890 | 0123456789 | 0123456789abcdef |
    0123456789abcdef0123456789abcdef | 00000000 | 111111 | 000000 | 123123 | 654321 | 1 | a |
    12345678901234567890123456789012 | 1234567890123456 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | iloveyou |
    monkey | dragon | sunshine | princess | football | baseball | master | shadow | superman | batman |
    trustno1`.split(separator),
];
