// What subawards add up to, by the names that they write.
<records>
WITH t, coalesce(t.obligated, t.amount) AS paid
WITH CASE WHEN $recipient = 1 THEN t.subject_name END AS recipient, CASE WHEN $agency = 1 THEN t.agency_name END AS agency,
     count(*) AS actions, CASE WHEN count(paid) > 0 THEN sum(paid) END AS obligated
RETURN {recipient: recipient, agency: agency, actions: actions, obligated: obligated} AS row
ORDER BY obligated IS NULL, obligated DESC, recipient, agency
