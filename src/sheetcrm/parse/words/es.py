"""Encabezados y palabras en español."""

OPPORTUNITY: dict[str, str] = {
    "id": "id; número; código; id oportunidad; n oportunidad; número de oportunidad; código de oportunidad; folio; "
    "referencia; id de la oportunidad; n",
    "client": "cliente; empresa; nombre del cliente; razón social; compañía; cuenta; nombre cliente; nombre de la empresa; "
    "prospecto; nombre de la cuenta; organización",
    "title": "título; oportunidad; nombre de la oportunidad; negocio; asunto; nombre oportunidad; nombre del negocio; "
    "trato; nombre del trato; nombre del proyecto",
    "owner": "responsable; vendedor; comercial; propietario; ejecutivo; asesor; agente; asignado a; ejecutivo de ventas; "
    "propietario de la oportunidad; asesor comercial; ejecutivo comercial; representante; ejecutivo de cuenta; "
    "propietario del negocio; agente comercial",
    "product": "producto; producto o servicio; servicio; productos; solución; línea de producto; producto servicio; "
    "nombre del producto; línea de negocio",
    "stage": "etapa; fase; etapa de venta; fase de venta; etapa del negocio; etapa de la oportunidad; fase de ventas; "
    "etapa del embudo; etapa comercial; etapa del trato",
    "status": "estado; resultado; estatus; ganada perdida; estado de la oportunidad; situación",
    "value": "valor; importe; monto; monto estimado; valor estimado; importe estimado; ingresos estimados; "
    "valor de la oportunidad; valor potencial; ingreso esperado; valor del negocio; monto total; importe total; "
    "monto de la oportunidad; valor total; monto potencial; importe previsto; ingresos previstos; cantidad del negocio",
    "currency": "moneda; divisa",
    "probability": "probabilidad; probabilidad de cierre; probabilidad de éxito; porcentaje de cierre; prob; "
    "probabilidad de venta; porcentaje de probabilidad",
    "category": "categoría de previsión; categoría de pronóstico",
    "created": "fecha de creación; creado el; fecha de apertura; fecha creación; fecha de inicio de negociación; "
    "fecha de ingreso; fecha apertura; creada el; fecha de alta; fecha de registro; fecha primer contacto; fecha de contacto",
    "expected_close": "cierre previsto; fecha de cierre prevista; fecha estimada de cierre; cierre estimado; "
    "fecha prevista de cierre; cierre esperado; fecha probable de cierre; fecha de cierre estimada; fecha cierre prevista; "
    "fecha tentativa de cierre; fecha de cierre esperada; fecha esperada de cierre; fecha probable; fecha estimada; "
    "fecha prevista; fecha cierre estimada; mes de cierre; fecha límite",
    "project": "definición del proyecto; necesidad; proyecto; requerimiento; necesidades",
    "offer_date": "fecha de oferta; fecha de cotización; fecha de propuesta; fecha oferta; fecha cotización; fecha del presupuesto",
    "offer_ref": "número de oferta; número de cotización; cotización; n oferta; n cotización; ref oferta",
    "offer_value": "valor de la oferta; importe oferta; valor cotizado; monto cotizado; importe de la oferta; valor oferta",
    "closed": "fecha de cierre; cerrado el; fecha de cierre real; fecha de firma; fecha cierre; fecha real de cierre; "
    "fecha de pedido; cerrada el; fecha de contrato; fecha ganada",
    "awarded": "valor adjudicado; importe adjudicado; valor ganado; monto final; importe final; valor final; "
    "monto cerrado; importe ganado; monto ganado; ingresos reales; valor real; importe firmado; monto adjudicado",
    "loss_reason": "motivo de pérdida; razón de pérdida; causa de pérdida; motivo perdida; motivo; razón de la pérdida; "
    "motivo de la pérdida; razón perdida; motivo de cierre; motivo de rechazo",
    "competitor": "competidor; competencia; competidores; competidor principal",
    "source": "origen; fuente; canal; procedencia; origen del lead; fuente del lead; origen del prospecto; fuente de posible cliente",
    "client_type": "tipo de cliente; segmento; tipo cliente",
    "order_ref": "número de pedido; orden de compra; número de contrato; número de factura; n pedido; n factura; n contrato",
    "start": "inicio; fecha de inicio; inicio de contrato; inicio del contrato; inicio del proyecto",
    "term_months": "duración meses; meses; duración; plazo meses; duración en meses; plazo en meses; duración del contrato",
    "recurring": "cuota mensual; recurrente; importe mensual; mrr; ingreso mensual recurrente",
    "last_stage": "última etapa; etapa anterior; fase anterior",
    "next_step": "próximo paso; siguiente paso; próxima acción; siguiente acción; próximos pasos; por hacer",
    "notes": "notas; comentarios; observaciones; nota; comentario",
}
ACTIVITY: dict[str, str] = {
    "id": "id actividad; id; número",
    "opportunity": "oportunidad; id oportunidad; negocio; número de oportunidad; nombre de la oportunidad; relacionado con",
    "type": "tipo; actividad; tipo de actividad; acción; asunto; tarea",
    "date": "fecha; fecha de actividad; fecha de la actividad; fecha de vencimiento; fecha de contacto; fecha actividad",
    "owner": "responsable; vendedor; realizado por; asignado a; comercial",
    "status": "estado; realizada; hecho; completada; estatus",
    "outcome": "resultado; respuesta",
    "notes": "notas; comentarios; descripción; observaciones",
}
OTHER = (
    "teléfono; correo; email; ciudad; país; región; dirección; código postal; sector; industria; contacto; "
    "valor ponderado; monto ponderado; importe ponderado; ponderado; última modificación; trimestre; año; mes; costo; coste; "
    "margen; descuento; iva; cantidad; prioridad; equipo; último contacto; nombre; apellido; cargo; precio unitario"
)
LISTS = {
    "stages.name": "etapa; etapas; fase; fases",
    "stages.order": "orden; n; número",
    "stages.probability": "probabilidad",
    "stages.outcome": "resultado; estado; tipo",
    "stages.stale_days": "días; días máximos",
    "products.name": "producto; productos; servicios; nombre del producto",
    "loss_reasons.name": "motivo de pérdida; motivos de pérdida; razones de pérdida; razón de pérdida",
    "activity_types.name": "tipo de actividad; tipos de actividad",
    "owners.name": "responsable; responsables; vendedor; vendedores; comerciales; ejecutivos; asesores",
    "targets.period": "periodo; período; mes; trimestre; año",
    "targets.value": "objetivo; meta; objetivos; metas; cuota",
    "targets.owner": "vendedor; responsable; comercial",
    "targets.product": "producto",
    "rates.currency": "moneda; divisa",
    "rates.rate": "tipo de cambio; tasa; cambio; tasa de cambio",
    "rates.date": "fecha; desde",
    "settings.name": "ajuste; parámetro; configuración",
    "settings.value": "valor",
}
LIST_SHEETS = (
    "lista; listas; configuración; parámetros; catálogo; catálogos; datos; ajustes; etapas; productos; objetivos; metas"
)
DEAL_SHEETS = "oportunidades; negocios; pipeline; embudo; cotizaciones; ventas"
ACTIVITY_SHEETS = "actividades; tareas; llamadas; visitas; seguimiento"
WON = (
    "ganado; ganada; cerrado ganado; cerrada ganada; vendido; aprobado; aprobada; firmado; adjudicado; adjudicada; "
    "aceptado; aceptada; pagado; cierre ganado; contrato firmado"
)
LOST = (
    "perdido; perdida; cerrado perdido; cerrada perdida; rechazado; rechazada; cancelado; cancelada; descartado; negado; "
    "negada; abandonado; no interesado; cierre perdido; descartada"
)
OPEN = "abierto; abierta; en curso; en proceso; negociación; propuesta; calificado; prospecto; prospección; activo; cotización; propuesta enviada; contacto inicial; en negociación"
ORDER = "prospecto; prospección; contacto inicial; calificado; propuesta; cotización; propuesta enviada; negociación; en negociación"
TOTALS = "total; totales; total general; subtotal; suma; promedio"
CATEGORIES = {
    "omitted": "omitida; omitido; excluida",
    "best_case": "mejor caso",
    "commit": "compromiso",
    "closed": "cerrada; cerrado",
}
PLANNED = "planificada; planificado; pendiente; por hacer; programada; abierta; no"
DONE = "realizada; realizado; hecha; hecho; completada; completado; terminada; sí"
YES = "sí; si; verdadero"
NO = "no; falso"
BLANK = "por definir; no disponible; nd; ninguno; ninguna; sin definir; no aplica"
LAST = "último; última"
NEXT = "próximo; próxima; siguiente"
CONTACTS = {
    "": "contacto; actividad; seguimiento",
    "Llamada": "llamada",
    "Visita": "visita",
    "Reunión": "reunión; cita",
    "Demostración": "demo; demostración",
}
MONTHS = (
    "enero ene; febrero feb; marzo mar; abril abr; mayo may; junio jun; julio jul; agosto ago; septiembre sep sept; "
    "octubre oct; noviembre nov; diciembre dic"
)
SETTINGS = {"currency": "moneda; divisa"}
