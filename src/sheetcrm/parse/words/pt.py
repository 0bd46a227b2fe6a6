"""Cabeçalhos e palavras em português."""

OPPORTUNITY: dict[str, str] = {
    "id": "id; número; código; id oportunidade; n oportunidade; código da oportunidade; id da oportunidade; "
    "número da oportunidade; id negócio; referência",
    "client": "cliente; empresa; nome do cliente; razão social; conta; nome da empresa; nome da conta; organização; nome cliente",
    "title": "título; oportunidade; nome da oportunidade; negócio; nome do negócio; assunto; nome do projeto; nome oportunidade",
    "owner": "responsável; vendedor; proprietário; consultor; executivo; comercial; atribuído a; agente; gerente de contas; "
    "proprietário da oportunidade; executivo de contas; representante; dono; nome do vendedor",
    "product": "produto; produto ou serviço; serviço; produtos; solução; produto serviço; linha de produto; nome do produto",
    "stage": "etapa; fase; estágio; etapa do funil; fase da venda; etapa da venda; estágio da venda; fase da oportunidade; "
    "etapa do negócio; estágio da oportunidade; etapa da oportunidade",
    "status": "status; situação; resultado; estado; ganho perdido; status da oportunidade; status da proposta",
    "value": "valor; montante; valor estimado; valor da oportunidade; receita estimada; valor potencial; valor previsto; "
    "valor do negócio; receita prevista; valor total; valor esperado; receita esperada; valor do contrato; "
    "quantia; valor da proposta estimado",
    "currency": "moeda",
    "probability": "probabilidade; probabilidade de fechamento; chance; probabilidade de sucesso; prob; "
    "probabilidade de ganho; chance de fechamento; probabilidade de fecho",
    "category": "categoria de previsão",
    "created": "data de criação; criado em; data de abertura; data criação; data de início da negociação; data de entrada; "
    "criada em; data abertura; data de cadastro; data do primeiro contato; data de registro; data de registo",
    "expected_close": "fechamento previsto; data prevista de fechamento; previsão de fechamento; fecho previsto; "
    "data de fechamento prevista; data prevista; data estimada de fechamento; data prevista de fecho; previsão de fecho; "
    "fechamento esperado; data de fechamento esperada; data de fecho prevista; previsão; mês previsto",
    "project": "definição do projeto; necessidade; projeto; escopo; demanda",
    "offer_date": "data da proposta; data do orçamento; data da oferta; data de envio da proposta; data proposta",
    "offer_ref": "número da proposta; n proposta; proposta; número do orçamento; código da proposta",
    "offer_value": "valor da proposta; valor do orçamento; valor proposto; valor da oferta; valor proposta",
    "closed": "data de fechamento; fechado em; data de fecho; data de encerramento; data fechamento; data de assinatura; "
    "data do pedido; data real de fechamento; encerrado em; data do fechamento; data do contrato",
    "awarded": "valor ganho; valor fechado; valor final; valor adjudicado; valor aprovado; valor contratado; receita real; "
    "valor vendido; valor assinado",
    "loss_reason": "motivo da perda; motivo de perda; razão da perda; motivo; causa da perda; motivo perda; razão de perda; "
    "motivo da negativa",
    "competitor": "concorrente; concorrência; concorrentes; concorrente principal",
    "source": "origem; fonte; canal; origem do lead; fonte do lead; fonte de lead",
    "client_type": "tipo de cliente; segmento; tipo cliente",
    "order_ref": "número do pedido; pedido; número do contrato; nota fiscal; número da fatura; n pedido; n contrato",
    "start": "início; data de início; início do contrato; início do projeto",
    "term_months": "duração meses; meses; prazo meses; duração em meses; prazo em meses; duração do contrato",
    "recurring": "mensalidade; recorrente; valor mensal; mrr; receita recorrente mensal",
    "last_stage": "última etapa; etapa anterior; fase anterior",
    "next_step": "próximo passo; próxima ação; próximos passos; a fazer; próxima etapa",
    "notes": "notas; observações; comentários; obs; observação; anotações",
}
ACTIVITY: dict[str, str] = {
    "id": "id atividade; id; número",
    "opportunity": "oportunidade; id oportunidade; negócio; id negócio; nome da oportunidade; relacionado a",
    "type": "tipo; atividade; tipo de atividade; ação; assunto; tarefa",
    "date": "data; data da atividade; data de vencimento; data do contato; data atividade",
    "owner": "responsável; vendedor; realizado por; atribuído a",
    "status": "status; situação; realizada; feito; concluída; estado",
    "outcome": "resultado; retorno",
    "notes": "notas; observações; descrição; comentários",
}
OTHER = (
    "telefone; celular; email; cidade; país; região; endereço; cep; setor; segmento de mercado; contato; contacto; "
    "valor ponderado; ponderado; receita ponderada; última modificação; última atualização; trimestre; ano; mês; custo; "
    "margem; desconto; imposto; quantidade; prioridade; equipe; equipa; último contato; nome; sobrenome; cargo; preço unitário"
)
LISTS = {
    "stages.name": "etapa; etapas; fase; fases; estágio; estágios",
    "stages.order": "ordem; n; número",
    "stages.probability": "probabilidade",
    "stages.outcome": "resultado; status; situação; tipo",
    "stages.stale_days": "dias; dias máximos",
    "products.name": "produto; produtos; serviços; nome do produto",
    "loss_reasons.name": "motivo da perda; motivos da perda; motivos de perda; motivo de perda; razões da perda",
    "activity_types.name": "tipo de atividade; tipos de atividade",
    "owners.name": "responsável; responsáveis; vendedor; vendedores; consultores",
    "targets.period": "período; mês; trimestre; ano",
    "targets.value": "meta; metas; objetivo; objetivos; quota",
    "targets.owner": "vendedor; responsável",
    "targets.product": "produto",
    "rates.currency": "moeda",
    "rates.rate": "taxa; câmbio; taxa de câmbio; cotação",
    "rates.date": "data; desde; a partir de",
    "settings.name": "configuração; parâmetro; definição",
    "settings.value": "valor",
}
LIST_SHEETS = (
    "lista; listas; configurações; configuração; parâmetros; cadastros; dados; etapas; produtos; metas; definições"
)
DEAL_SHEETS = "oportunidades; negócios; pipeline; funil; propostas; vendas"
ACTIVITY_SHEETS = "atividades; tarefas; ligações; visitas"
WON = (
    "ganho; ganha; fechado ganho; vendido; vendida; aprovado; aprovada; assinado; fechado e ganho; contratado; aceito; "
    "aceite; pago; contrato assinado; fechamento ganho"
)
LOST = (
    "perdido; perdida; fechado perdido; negado; negada; recusado; recusada; cancelado; cancelada; reprovado; reprovada; "
    "desistiu; descartado; fechado e perdido; não aprovado; rejeitado; desistência; fechamento perdido"
)
OPEN = "aberto; aberta; em andamento; em curso; negociação; proposta; qualificado; prospecção; ativo; proposta enviada; qualificação; em negociação; em análise; pendente; aguardando"
ORDER = "prospecção; qualificação; qualificado; em análise; proposta; proposta enviada; aguardando; negociação; em negociação"
TOTALS = "total; totais; total geral; subtotal; soma; média"
CATEGORIES = {
    "omitted": "omitida; omitido; excluída",
    "best_case": "melhor caso",
    "commit": "compromisso",
    "closed": "fechada; fechado",
}
PLANNED = "planejada; planeada; pendente; a fazer; agendada; aberta; não"
DONE = "realizada; realizado; feita; feito; concluída; concluído; sim"
YES = "sim; verdadeiro"
NO = "não; falso"
BLANK = "a definir; não disponível; nd; nenhum; nenhuma; sem definição"
LAST = "último; última"
NEXT = "próximo; próxima"
CONTACTS = {
    "": "contato; contacto; atividade",
    "Ligação": "ligação; chamada; telefonema",
    "Visita": "visita",
    "Reunião": "reunião",
    "Demonstração": "demo; demonstração",
}
MONTHS = (
    "janeiro jan; fevereiro fev; março mar; abril abr; maio mai; junho jun; julho jul; agosto ago; setembro set; "
    "outubro out; novembro nov; dezembro dez"
)
SETTINGS = {"currency": "moeda"}
