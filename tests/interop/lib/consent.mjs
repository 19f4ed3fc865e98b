// What the clients ask for, and what both servers grant.

export const REDIRECT_URI = 'https://client.example/cb';
export const OTHER_REDIRECT_URI = 'https://other.example/cb';
export const SCOPE = 'openid accounts';
export const DETAIL_TYPE = 'urn:openfinance-ml:account-access-consent:v1.2';

export function askedDetails() {
  return [
    {
      type: DETAIL_TYPE,
      consent: {
        dc_id: '16f87e367071230059bff09a',
        dp_id: 'DP9876543210',
        consent_type: DETAIL_TYPE,
        consent_purpose: 'pfm',
        permissions: ['read_accounts', 'read_balances'],
        expiration_datetime: new Date(Date.now() + 30 * 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      },
    },
  ];
}

/** The details as a server grants them: with an identifier, a status and the user's accounts. */
export function grantedDetails(details) {
  const now = new Date().toISOString();
  return details.map((detail) => ({
    ...detail,
    consent: {
      consent_id: 'a7cb03ff-4c70-4eaa-87f4-f2a4c4c87b0d',
      ...detail.consent,
      status: 'authorized',
      created_at: now,
      updated_at: now,
      updated_by: 'data_provider_user',
      accounts: [{ account_id: '100004000000000000000004', account_number: '10000004', account_name: 'Current' }],
    },
  }));
}
