// What records add up to, by the names that they write.
<records>
WITH CASE WHEN $recipient = 1 THEN t.object_name END AS recipient, CASE WHEN $agency = 1 THEN t.subject_name END AS agency,
     count(*) AS actions, CASE WHEN count(t.obligated) > 0 THEN sum(t.obligated) END AS obligated
RETURN {recipient: recipient, agency: agency, actions: actions, obligated: obligated} AS row
ORDER BY obligated IS NULL, obligated DESC, recipient, agency
