select source_id, text from document_text where source_id in (select value from json_each(:ids))
