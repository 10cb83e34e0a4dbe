UNWIND $ids AS id
MATCH (d:DocumentText {source_id: id})
RETURN {source_id: d.source_id, text: d.text} AS row
